-- name: logo churn, and weekly losses at risk: one definition for every period
-- unit: customers; the rate is lost / at_risk
-- window: each row of periods: the weeks of the data, and every whole 28-day window that ends with a week
-- numerator: customers of the denominator who cancelled from the period's first to its last day
-- denominator: customers active at the start of the period's first day; who joins later counts in neither number
-- a row of lifetimes (load/views.sql) stands for all customers with the same two days
select p.kind, p.period_no, p.start_day, p.end_day,
       sum(c.customers) as at_risk,
       sum(case when c.cancelled_day <= p.end_day then c.customers else 0 end) as lost
from periods p
join lifetimes c on c.signed_up_day < p.start_day
 and (c.cancelled_day is null or c.cancelled_day >= p.start_day)
group by p.kind, p.period_no, p.start_day, p.end_day
order by p.kind, p.period_no
