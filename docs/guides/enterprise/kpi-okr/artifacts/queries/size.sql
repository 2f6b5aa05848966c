-- name: size of the data
-- unit: rows; active_now: customers active at the start of as_of
-- window: everything known before as_of
-- numerator: -
-- denominator: -
select (select count(*) from customers) as customers,
       (select count(*) from tickets) as tickets,
       (select count(*) from survey) as survey,
       (select count(*) from emails) as emails,
       (select count(*) from customers where cancelled_day is null) as active_now
