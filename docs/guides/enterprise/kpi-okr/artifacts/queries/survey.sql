-- name: reasons in the exit survey
-- unit: answers; several reasons may be ticked
-- window: customers lost in the baseline window; answers up to as_of
-- numerator: answers that tick the reason
-- denominator: sent = customers lost, who were all asked; answered = those who answered
select count(*) as sent,
       sum(case when s.response_id is not null then 1 else 0 end) as answered,
       sum(case when concat(';', s.reason, ';') like '%;setup;%' then 1 else 0 end) as setup,
       sum(case when concat(';', s.reason, ';') like '%;slow_reply;%' then 1 else 0 end) as slow_reply,
       sum(case when concat(';', s.reason, ';') like '%;integration;%' then 1 else 0 end) as integration,
       sum(case when concat(';', s.reason, ';') like '%;price;%' then 1 else 0 end) as price,
       sum(case when concat(';', s.reason, ';') like '%;closed;%' then 1 else 0 end) as closed,
       sum(case when concat(';', s.reason, ';') like '%;other;%' then 1 else 0 end) as other
from customers c cross join params p
left join survey s on s.customer_id = c.customer_id
where c.signed_up_day < p.window_start_day
  and c.cancelled_day between p.window_start_day and p.window_end_day
