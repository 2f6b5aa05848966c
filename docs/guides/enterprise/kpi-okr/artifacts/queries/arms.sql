-- name: recovery of the accounts stalled on release day, by random arm
-- unit: accounts
-- window: release day and the recovery days after it
-- numerator: accounts of the arm that finished onboarding by then
-- denominator: accounts of the arm (active on release day, signed up in the 90 days before, onboarding not finished), whatever they did later
select c.arm,
       count(*) as n,
       sum(case when c.onboarded_day - p.release_day <= p.recovery_days then 1 else 0 end) as recovered
from customers c cross join params p
where c.arm in ('wizard', 'control')
group by c.arm
order by c.arm
