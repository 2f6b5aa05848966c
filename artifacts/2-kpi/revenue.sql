-- name: monthly recurring revenue of the customers who really left
-- unit: the company's currency a month, at list price on the day they left
-- window: the baseline window
-- numerator: lost_mrr: revenue of the customers who cancelled in the window
-- denominator: at_risk_mrr: revenue of the customers active at its start
select sum(c.mrr) as at_risk_mrr,
       sum(case when c.cancelled_day <= p.window_end_day then c.mrr else 0 end) as lost_mrr
from customers c cross join params p
where c.signed_up_day < p.window_start_day
  and (c.cancelled_day is null or c.cancelled_day >= p.window_start_day)
