-- name: first reply to urgent tickets, in all
-- unit: tickets; hours
-- window: tickets opened from the first day of the data to the end of the baseline window
-- numerator: late: no reply within 24 hours; median_hours: to the first reply
-- denominator: urgent tickets
select count(*) as tickets,
       sum(case when coalesce(t.first_reply_minute, p.as_of_day * 1440) - t.opened_minute > p.late_minutes then 1 else 0 end) as late,
       percentile_cont(0.5) within group (order by coalesce(t.first_reply_minute, p.as_of_day * 1440) - t.opened_minute) / 60.0 as median_hours
from tickets t cross join params p
where t.priority = 'urgent'
  and t.opened_minute >= p.first_day * 1440 and t.opened_minute < (p.window_end_day + 1) * 1440
