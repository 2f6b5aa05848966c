-- name: activation of sign-ups within 7 days
-- unit: customers
-- window: sign-ups whose 7 days were over before as_of; split at the release
-- numerator: sign-ups who finished onboarding at most 7 days after sign-up
-- denominator: sign-ups at least 7 whole days ago
select case when c.signed_up_day >= p.release_day then 1 else 0 end as since_release,
       count(*) as n,
       sum(case when c.onboarded_day - c.signed_up_day <= p.activation_days then 1 else 0 end) as activated
from customers c cross join params p
where c.signed_up_day >= p.first_day
  and c.signed_up_day + p.activation_days < p.as_of_day
group by case when c.signed_up_day >= p.release_day then 1 else 0 end
order by since_release
