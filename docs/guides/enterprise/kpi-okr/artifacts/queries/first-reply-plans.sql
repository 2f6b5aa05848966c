-- name: first reply by plan
-- unit: tickets; hours
-- window: the baseline window
-- numerator: median_hours: hours to the first reply, an unanswered ticket counted as waiting until as_of; the middle one
-- denominator: n: tickets of customers of the plan whose first two days (reply_days) ended in the window
-- low_hours and high_hours: the ranks that hold the median in 95 of 100 samples (Conover 1999, section 3.2)
select g.plan,
       count(*) as n,
       percentile_cont(0.5) within group (order by g.wait_minutes) / 60.0 as median_hours,
       min(case when g.place >= floor(g.n / 2.0 - 0.98 * sqrt(g.n)) then g.wait_minutes end) / 60.0 as low_hours,
       max(case when g.place <= ceil(g.n / 2.0 + 1 + 0.98 * sqrt(g.n)) then g.wait_minutes end) / 60.0 as high_hours
from (
  select r.plan, r.wait_minutes,
         row_number() over (partition by r.plan order by r.wait_minutes, r.ticket_id) as place,
         count(*) over (partition by r.plan) as n
  from first_replies r cross join params p
  where r.due_day between p.window_start_day and p.window_end_day
) g
group by g.plan
order by g.plan
