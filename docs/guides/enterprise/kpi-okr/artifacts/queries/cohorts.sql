-- name: losses of sign-up cohorts by 28-day period since sign-up
-- unit: customers
-- window: two-week sign-up cohorts from the first day of the data; period k covers days 28(k-1)+1 to 28k since sign-up
-- numerator: customers who cancelled in the period
-- denominator: customers of the cohort still there when the period began, for them
-- last_signup_day tells whether a cell is mature: it is when last_signup_day + 28k < as_of_day
select h.cohort_no, h.start_day, h.end_day, k.period_no,
       sum(c.customers) as at_risk,
       sum(case when c.cancelled_day - c.signed_up_day <= k.to_days then c.customers else 0 end) as lost
from cohorts h cross join params p cross join ages k
join lifetimes c on c.signed_up_day between h.start_day and h.end_day
 and (c.cancelled_day is null or c.cancelled_day - c.signed_up_day >= k.from_days)
where h.end_day + k.to_days < p.as_of_day
group by h.cohort_no, h.start_day, h.end_day, k.period_no
order by h.cohort_no, k.period_no
