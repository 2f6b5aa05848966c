-- name: first reply with and without each lever
-- unit: tickets; hours
-- window: the frozen weeks, to the end of the baseline window
-- numerator: median_hours: hours to the first reply, an unanswered ticket counted as waiting until as_of; the middle one
-- denominator: n: tickets whose first two days (reply_days) ended in the window, by touched: 1 with the lever, 0 without
-- low_hours and high_hours: the ranks that hold the median in 95 of 100 samples (Conover 1999, section 3.2)
-- levers: off, opened from 20:00 to 06:00 UTC or on a weekend; engineer, about an import, an outage, a bug or performance;
-- monday, opened on a Monday; any, at least one of the three. Day 0, 1 January 1970, was a Thursday
with marked as (
  select r.ticket_id, r.wait_minutes,
         case when (r.opened_day + 3) % 7 >= 5
               or r.opened_minute - r.opened_day * 1440 < 360
               or r.opened_minute - r.opened_day * 1440 >= 1200 then 1 else 0 end as odd,
         case when r.topic in ('import', 'outage', 'bug', 'performance') then 1 else 0 end as engineer,
         case when (r.opened_day + 3) % 7 = 0 then 1 else 0 end as monday
  from first_replies r cross join params p
  where r.due_day between p.first_day and p.window_end_day
),
sides as (
  select 'off' as lever, odd as touched, ticket_id, wait_minutes from marked
  union all
  select 'engineer', engineer, ticket_id, wait_minutes from marked
  union all
  select 'monday', monday, ticket_id, wait_minutes from marked
  union all
  select 'any', case when odd + engineer + monday > 0 then 1 else 0 end, ticket_id, wait_minutes from marked
)
select g.lever, g.touched,
       count(*) as n,
       percentile_cont(0.5) within group (order by g.wait_minutes) / 60.0 as median_hours,
       min(case when g.place >= floor(g.n / 2.0 - 0.98 * sqrt(g.n)) then g.wait_minutes end) / 60.0 as low_hours,
       max(case when g.place <= ceil(g.n / 2.0 + 1 + 0.98 * sqrt(g.n)) then g.wait_minutes end) / 60.0 as high_hours
from (
  select r.lever, r.touched, r.wait_minutes,
         row_number() over (partition by r.lever, r.touched order by r.wait_minutes, r.ticket_id) as place,
         count(*) over (partition by r.lever, r.touched) as n
  from sides r
) g
group by g.lever, g.touched
order by g.lever, g.touched
