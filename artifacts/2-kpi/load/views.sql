-- What was known at the start of params.as_of_day: the same on every engine. A metric reads these views and nothing else.
create or replace view customers as
select c.customer_id, c.plan, c.seats, c.mrr, c.signed_up_day,
       case when c.onboarded_day < p.as_of_day then c.onboarded_day end as onboarded_day,
       case when c.cancelled_day < p.as_of_day then c.cancelled_day end as cancelled_day,
       case when p.release_day < p.as_of_day then c.arm else 'none' end as arm
from all_customers c cross join params p
where c.signed_up_day < p.as_of_day;

-- The same customers, those with the same days counted: a metric that asks for days alone joins these rows, which stay
-- few however many customers there are.
create or replace view lifetimes as
select signed_up_day, cancelled_day, count(*) as customers
from customers
group by signed_up_day, cancelled_day;

create or replace view tickets as
select t.ticket_id, t.customer_id, t.priority, t.topic, t.opened_minute,
       case when t.first_reply_minute < p.as_of_day * 1440 then t.first_reply_minute end as first_reply_minute
from all_tickets t cross join params p
where t.opened_minute < p.as_of_day * 1440;

create or replace view survey as
select s.response_id, s.customer_id, s.reason, s.answered_day
from all_survey s cross join params p
where s.answered_day < p.as_of_day;

create or replace view emails as
select e.mailing_id, e.kind, e.delivered, e.unsubscribed, e.sent_day
from all_emails e cross join params p
where e.sent_day < p.as_of_day;

-- Exposure to the three drivers, fixed on the day before the baseline window: nothing that happens later counts.
-- Accounts younger than the onboarding days are too young to judge and count as not stalled.
create or replace view exposures as
select c.customer_id, c.plan,
       case when c.cancelled_day <= p.window_end_day then 1 else 0 end as lost,
       case when p.window_start_day - c.signed_up_day <= 90 then 1
            when p.window_start_day - c.signed_up_day <= 365 then 2 else 3 end as tenure_band,
       case when p.window_start_day - c.signed_up_day > p.onboarding_days
             and (c.onboarded_day is null or c.onboarded_day - c.signed_up_day > p.onboarding_days)
            then 1 else 0 end as onboarding,
       coalesce(t.reply, 0) as reply,
       coalesce(t.integration, 0) as integration
from customers c
cross join params p
left join (
  select t.customer_id,
         max(case when t.priority = 'urgent'
               and t.opened_minute + q.late_minutes < q.window_start_day * 1440
               and (t.first_reply_minute is null or t.first_reply_minute - t.opened_minute > q.late_minutes)
              then 1 else 0 end) as reply,
         max(case when t.topic = 'integration' and t.opened_minute < q.window_start_day * 1440 then 1 else 0 end) as integration
  from tickets t cross join params q
  group by t.customer_id
) t on t.customer_id = c.customer_id
where c.signed_up_day < p.window_start_day
  and (c.cancelled_day is null or c.cancelled_day >= p.window_start_day);

-- Each ticket with the minutes to its first reply, an unanswered one as waiting until as_of. It counts on the day on which
-- reply_days are over since it was opened, so that what came in late has had the time to be answered.
create or replace view first_replies as
select t.ticket_id, t.customer_id, t.topic, t.opened_minute, c.plan, c.arm,
       cast(floor(t.opened_minute / 1440.0) as integer) as opened_day,
       cast(floor(t.opened_minute / 1440.0) as integer) + p.reply_days as due_day,
       coalesce(t.first_reply_minute, p.as_of_day * 1440) - t.opened_minute as wait_minutes
from tickets t cross join params p
join customers c on c.customer_id = t.customer_id;

-- Each sign-up on the day on which its activation_days are over, with whether it finished onboarding in them.
create or replace view activations as
select c.customer_id, c.plan, c.seats, c.signed_up_day,
       c.signed_up_day + p.activation_days as due_day,
       case when c.onboarded_day - c.signed_up_day <= p.activation_days then 1 else 0 end as activated
from customers c cross join params p
where c.signed_up_day + p.activation_days < p.as_of_day
