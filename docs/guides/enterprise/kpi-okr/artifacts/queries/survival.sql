-- name: time to cancellation of customers who signed up inside the data, by onboarding on its last day
-- unit: customers; duration in days since sign-up
-- window: sign-ups from the first day of the data; followed to the day before as_of
-- numerator: events = 1: cancelled after so many days; events = 0: still there when the data ends
-- denominator: those still there when the onboarding days are over (a landmark: who left before is in group 'all' only)
select g.grp, g.duration, g.event, count(*) as customers
from (
  select 'all' as grp,
         coalesce(c.cancelled_day, p.as_of_day) - c.signed_up_day as duration,
         case when c.cancelled_day is null then 0 else 1 end as event
  from customers c cross join params p
  where c.signed_up_day >= p.first_day
  union all
  select case when c.onboarded_day - c.signed_up_day <= p.onboarding_days then 'onboarded' else 'stalled' end,
         coalesce(c.cancelled_day, p.as_of_day) - c.signed_up_day,
         case when c.cancelled_day is null then 0 else 1 end
  from customers c cross join params p
  where c.signed_up_day >= p.first_day
    and coalesce(c.cancelled_day, p.as_of_day) - c.signed_up_day > p.onboarding_days
) g
group by g.grp, g.duration, g.event
order by g.grp, g.duration, g.event
