-- name: logo churn by plan
-- unit: customers
-- window: the baseline window
-- numerator: customers of the plan who cancelled in the window
-- denominator: customers of the plan active at its start
select c.plan,
       count(*) as at_risk,
       sum(case when c.cancelled_day <= p.window_end_day then 1 else 0 end) as lost
from customers c cross join params p
where c.signed_up_day < p.window_start_day
  and (c.cancelled_day is null or c.cancelled_day >= p.window_start_day)
group by c.plan
order by c.plan
