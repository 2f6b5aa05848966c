-- name: churn of accounts like those of the arms, in the window before the sprint
-- unit: customers
-- window: the baseline window
-- numerator: accounts of the denominator that cancelled in the window
-- denominator: accounts active at its start, signed up in the stalled days before it, onboarding not finished then
select count(*) as at_risk,
       coalesce(sum(case when c.cancelled_day <= p.window_end_day then 1 else 0 end), 0) as lost
from customers c cross join params p
where c.signed_up_day >= p.window_start_day - p.stalled_days
  and c.signed_up_day < p.window_start_day
  and (c.onboarded_day is null or c.onboarded_day >= p.window_start_day)
  and (c.cancelled_day is null or c.cancelled_day >= p.window_start_day)
