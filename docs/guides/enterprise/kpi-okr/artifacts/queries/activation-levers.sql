-- name: activation with and without each lever
-- unit: sign-ups; the value is hits / n
-- window: the frozen weeks, to the end of the baseline window
-- numerator: hits: of them, those who finished onboarding in their activation days
-- denominator: n: sign-ups whose activation days ended in the window, by touched: 1 with the lever, 0 without
-- levers: waited, a ticket of their activation days waited more than late_minutes; weekend, signed up Friday to Sunday;
-- large, more seats than the median sign-up of the window; any, at least one of the three
-- day 0, 1 January 1970, was a Thursday
with counted as (
  select a.customer_id, a.activated, a.seats, a.signed_up_day, p.activation_days, p.late_minutes, p.as_of_day
  from activations a cross join params p
  where a.due_day between p.first_day and p.window_end_day
),
middle as (
  select percentile_cont(0.5) within group (order by seats) as median_seats from counted
),
waits as (
  select c.customer_id, max(1) as waited
  from counted c
  join tickets t on t.customer_id = c.customer_id
  where t.opened_minute < (c.signed_up_day + c.activation_days) * 1440
    and coalesce(t.first_reply_minute, c.as_of_day * 1440) - t.opened_minute > c.late_minutes
  group by c.customer_id
),
marked as (
  select c.activated,
         coalesce(w.waited, 0) as waited,
         case when (c.signed_up_day + 3) % 7 >= 4 then 1 else 0 end as weekend,
         case when c.seats > m.median_seats then 1 else 0 end as large
  from counted c cross join middle m
  left join waits w on w.customer_id = c.customer_id
)
select 'waited' as lever, waited as touched, count(*) as n, sum(activated) as hits from marked group by waited
union all
select 'weekend', weekend, count(*), sum(activated) from marked group by weekend
union all
select 'large', large, count(*), sum(activated) from marked group by large
union all
select 'any', case when waited + weekend + large > 0 then 1 else 0 end, count(*), sum(activated)
from marked group by case when waited + weekend + large > 0 then 1 else 0 end
order by lever, touched
