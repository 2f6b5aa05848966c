-- name: activation by plan
-- unit: sign-ups; the value is hits / n
-- window: the baseline window
-- numerator: hits: of them, those who finished onboarding in their activation days
-- denominator: n: sign-ups of the plan whose activation days ended in the window
select a.plan, count(*) as n, sum(a.activated) as hits
from activations a cross join params p
where a.due_day between p.window_start_day and p.window_end_day
group by a.plan
order by a.plan
