-- name: activation: one definition for every period
-- unit: sign-ups; the value is hits / n
-- window: each row of periods: the weeks of the data, and every whole 28-day window that ends with a week
-- numerator: hits: of them, those who finished onboarding in their activation days
-- denominator: n: sign-ups whose activation days ended in the period; a sign-up counts once
select w.kind, w.period_no, w.start_day, w.end_day,
       count(*) as n,
       sum(a.activated) as hits
from periods w
join activations a on a.due_day between w.start_day and w.end_day
group by w.kind, w.period_no, w.start_day, w.end_day
order by w.kind, w.period_no
