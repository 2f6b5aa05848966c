-- name: guardrail: new sign-ups
-- unit: customers a week
-- window: each whole week before as_of
-- numerator: customers who signed up in the week
-- denominator: -
select w.period_no, sum(c.customers) as signups
from periods w join lifetimes c on c.signed_up_day between w.start_day and w.end_day
where w.kind = 'week'
group by w.period_no
order by w.period_no
