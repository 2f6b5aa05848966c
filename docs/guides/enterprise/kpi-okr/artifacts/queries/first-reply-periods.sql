-- name: first reply: one definition for every period
-- unit: tickets; hours
-- window: each row of periods: the weeks of the data, and every whole 28-day window that ends with a week
-- numerator: median_hours: hours to the first reply, an unanswered ticket counted as waiting until as_of; the middle one
-- denominator: n: tickets whose first two days (reply_days) ended in the period; a ticket counts once
-- low_hours and high_hours: the ranks that hold the median in 95 of 100 samples (Conover 1999, section 3.2)
select g.kind, g.period_no, g.start_day, g.end_day,
       count(*) as n,
       percentile_cont(0.5) within group (order by g.wait_minutes) / 60.0 as median_hours,
       min(case when g.place >= floor(g.n / 2.0 - 0.98 * sqrt(g.n)) then g.wait_minutes end) / 60.0 as low_hours,
       max(case when g.place <= ceil(g.n / 2.0 + 1 + 0.98 * sqrt(g.n)) then g.wait_minutes end) / 60.0 as high_hours
from (
  select w.kind, w.period_no, w.start_day, w.end_day, r.wait_minutes,
         row_number() over (partition by w.kind, w.period_no, w.start_day, w.end_day order by r.wait_minutes, r.ticket_id) as place,
         count(*) over (partition by w.kind, w.period_no, w.start_day, w.end_day) as n
  from periods w
  join first_replies r on r.due_day between w.start_day and w.end_day
) g
group by g.kind, g.period_no, g.start_day, g.end_day
order by g.kind, g.period_no
