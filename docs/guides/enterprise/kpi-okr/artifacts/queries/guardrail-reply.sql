-- name: guardrail: median first reply to urgent tickets
-- unit: hours
-- window: tickets opened in each whole week before as_of
-- numerator: hours to the first reply, an unanswered ticket counted as waiting until as_of; the middle one
-- denominator: urgent tickets opened in the week
select w.period_no, count(*) as tickets,
       percentile_cont(0.5) within group (order by coalesce(t.first_reply_minute, p.as_of_day * 1440) - t.opened_minute) / 60.0 as median_hours
from periods w cross join params p
join tickets t on t.opened_minute >= w.start_day * 1440 and t.opened_minute < (w.end_day + 1) * 1440
where w.kind = 'week' and t.priority = 'urgent'
group by w.period_no
order by w.period_no
