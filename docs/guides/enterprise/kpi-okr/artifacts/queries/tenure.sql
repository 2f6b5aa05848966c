-- name: logo churn by days since sign-up
-- unit: customers
-- window: the baseline window
-- numerator: lost, by days since sign-up when the window began; left, the same customers by days since sign-up when they left
-- denominator: customers active at the window's start, by days since sign-up then
select b.band_no, b.from_days, b.to_days,
       sum(case when p.window_start_day - c.signed_up_day between b.from_days and b.to_days then c.customers else 0 end) as at_risk,
       sum(case when p.window_start_day - c.signed_up_day between b.from_days and b.to_days
                 and c.cancelled_day <= p.window_end_day then c.customers else 0 end) as lost,
       sum(case when c.cancelled_day <= p.window_end_day
                 and c.cancelled_day - c.signed_up_day between b.from_days and b.to_days then c.customers else 0 end) as left_at
from bands b cross join params p cross join lifetimes c
where c.signed_up_day < p.window_start_day
  and (c.cancelled_day is null or c.cancelled_day >= p.window_start_day)
group by b.band_no, b.from_days, b.to_days
order by b.band_no
