// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/builtin/thesaurus.h"

namespace Agent::BuiltIn {

// General English. A word may stand in several lines; a line is one meaning. Write: doing it changes
// something. Inflected forms need no entry of their own where the stemmer brings them together.
QList<Synonyms> synonyms()
{
    constexpr Action none = Action::None;
    constexpr Action read = Action::Read;
    constexpr Action write = Action::Write;
    return {
        // Asking.
        {"show", read,
         "show, list, display, view, see, get, give, tell, fetch, retrieve, read, print, look up, lookup, "
         "look at, peek, peek at, snoop, present, bring up, pull up, go over, enumerate, share, state, "
         "outline, "
         "pass on, describe, summarise, summarize"},
        {"find", read, "find, search, look for, locate, discover, seek, browse, query, filter"},
        {"check", read, "check, verify, inspect, know, find out, look into, review"},
        {"count", read, "count, calculate, compute, figure out, work out, estimate"},
        // Doing.
        {"reserve", write,
         "reserve, reservation, book, booking, schedule, block, claim, secure, arrange, plan, plan in, set "
         "up, "
         "organise, organize, fix up, join, attend, sign up, put down, put me down, enrol, enroll, get a "
         "place, get a "
         "spot"},
        {"create", write,
         "create, creation, add, make, new, open, register, file, submit, submission, report, log, raise, "
         "enter, record, claim, place, post, request, set up, put in, hand in, send in, lodge, write, start, "
         "prepare, insert, save, apply"},
        {"cancel", write,
         "cancel, cancellation, delete, remove, removal, drop, revoke, withdraw, undo, call off, get rid of, "
         "scrap, discard, take off, take out, clear, erase, retract, void, abort, unbook, strike, strike "
         "off, cross "
         "off, wipe, throw out, throw away, kick out, take down, eliminate, "
         "nullify, annul, rescind, terminate, pull out of"},
        {"change", write,
         "change, update, modify, modification, edit, adjust, adjustment, alter, amend, set, correct, move, "
         "reschedule, postpone, rename, replace, increase, decrease, raise, lower, reduce, switch, revise, "
         "push, push back, set back, pull forward, delay, prolong, mark, relabel, convert, upgrade, "
         "downgrade, shift, swap, put off, bring forward, deduct, subtract, "
         "boost, bump, shorten, halve, cut"},
        {"approve", write,
         "approve, approval, accept, acceptance, take over, confirm, authorize, authorise, sign off, grant, "
         "endorse, "
         "green light, agree to, okay"},
        {"reject", write,
         "reject, rejection, decline, deny, refuse, refusal, turn down, disapprove, disallow, veto"},
        {"assign", write,
         "assign, assignment, allocate, delegate, hand over, give to, reassign, route, dispatch, transfer"},
        {"close", write,
         "close, closure, resolve, finish, complete, end, conclude, mark as done, mark as resolved, "
         "mark as closed, wrap up, settle, stop"},
        {"reopen", write, "reopen, re open, open again"},
        {"lend", write, "borrow, loan, lend, rent, check out, checkout, take out, take home"},
        {"return", write, "return, bring back, give back, hand back, check in, checkin, take back"},
        {"renew", write, "renew, renewal, extend, extension, prolong, keep longer, lengthen"},
        {"pay", write, "pay, payment, reimburse, reimbursement, refund, repay, payout, pay back"},
        {"buy", write, "order, buy, purchase, acquire, procure, get hold of"},
        {"send", write, "send, mail, forward, email, deliver, dispatch, post, share, ship, bring, hand out"},
        {"report", write, "report, notify, inform, alert, flag, signal, warn, let know, announce"},
        {"rate", write, "rate, grade, score, rank, review, evaluate, assess, judge"},
        {"vote", write, "vote, vote for, cast"},
        {"add", write, "add, append, include, put on, attach, enter, insert"},
        {"move", write, "move, relocate, transfer, shift, bring over, carry"},
        {"repair", write, "repair, fix, mend, service, restore"},
        {"print", write, "print, print out"},
        {"clean", write, "clean, wash, tidy, clean up"},
        {"water", write, "water, irrigate, sprinkle"},
        {"feed", write, "feed"},
        {"charge", write, "charge, recharge, top up, load, refill"},
        {"donate", write, "donate, contribute, give away"},
        {"adopt", write, "adopt, take in, foster"},
        {"publish", write, "publish, announce, release, make public"},
        {"archive", write, "archive, file away, put away"},
        {"restore", write, "restore, recover, undelete, bring back"},
        {"deploy", write, "deploy, roll out, ship, install, release"},
        {"restart", write, "restart, reboot, reset, power cycle"},
        {"copy", write, "copy, duplicate, clone"},
        {"merge", write, "merge, combine, join, unite"},
        {"hire", write, "hire, rent, lease, charter, employ"},
        {"hold", write, "hold, keep, put aside, set aside, save"},
        {"skip", write, "skip, leave out, omit, pass over"},
        {"comment", write, "comment, remark, respond, annotate, note"},
        {"join", write,
         "join, put me down, put my name down, enrol, enroll, enrolment, enrollment, register, sign up, "
         "subscribe, attend"},
        {"quit", write, "unsubscribe, unregister, sign off from, drop out, quit, deregister, unenroll"},
        {"invite", write, "invite, invitation, add to"},
        {"release", write, "release, free up, vacate, give up, let go"},
        {"start", write, "start, begin, launch, run, trigger, activate, enable, turn on, switch on, resume"},
        {"stop", write,
         "stop, end, finish, terminate, halt, pause, deactivate, disable, turn off, switch off, suspend, "
         "block, freeze, put on hold, "
         "interrupt"},
        {"lock", write, "lock, unlock, reset, unblock"},
        {"upload", write, "upload, attach, import"},
        {"escalate", write, "escalate, escalation, prioritise, prioritize"},
        // Things.
        {"leave", none,
         "day off, go on holiday, go on vacation, go on leave, time off, day of leave, day of vacation, day "
         "of holiday, vacation, vacation day, holiday, "
         "holiday day, leave, leave day, annual leave, annual leave day, paid leave, pto, pto day, "
         "paid time off, free day, free time, take off, furlough, vacay, vacation time, holiday allowance, "
         "hols, "
         "annual holiday, rest day, off day, leave balance, leave entitlement, day in lieu, vac, week off, "
         "month off, "
         "fortnight off, afternoon off, morning off, year off"},
        {"remaining", none,
         "left, remain, remaining, remainder, balance, available, still have, left over, leftover, unused, "
         "outstanding, spare, rest, residual, to go, entitled, run low, run low on, low on, run out, run out "
         "of, out of, short of, "
         "short on"},
        {"free", none,
         "free, available, availability, vacant, vacancy, open, unoccupied, unbooked, empty, "
         "not booked, not taken, unreserved, left, spare, unused"},
        {"occupied", none, "occupied, taken, busy, in use, booked, reserved, full"},
        {"absence", none,
         "absence, absent, away, out of office, sick, sickness, sick leave, ill, illness, on holiday, on "
         "vacation, "
         "on leave"},
        {"room", none,
         "room, meeting room, conference room, boardroom, meeting space, conference space, meetingroom"},
        {"desk", none, "desk, workplace, workspace, workstation, seat"},
        {"meeting", none, "meeting, appointment, event, session, conference"},
        {"calendar", none, "calendar, agenda, schedule, timetable, planning"},
        {"expense", none,
         "expense, expense claim, expense report, claim, spending, expenditure, reimbursement, receipt, "
         "business cost, cost claim, outlay"},
        {"ticket", none,
         "ticket, issue, incident, case, problem, support request, service request, "
         "support ticket, support case, help request, fault, bug"},
        {"broken", none, "broken, defect, defective, not working, out of order, damaged, faulty, outage"},
        {"status", none, "status, state, progress, stage, how far, standing"},
        {"price", none,
         "price, cost, fee, rate, tariff, how expensive, how much, pay, cheap, cheaper, expensive, "
         "pricey"},
        {"money", none, "money, budget, fund, amount, sum, total"},
        {"salary", none, "salary, wage, pay, payslip, payroll, paycheck, earning, income"},
        {"invoice", none, "invoice, bill"},
        {"person", none, "person, employee, colleague, coworker, co worker, worker, staff member, teammate"},
        {"staff", none, "staff, employees, personnel, workforce, people, colleagues"},
        {"boss", none, "manager, boss, supervisor, team lead, superior"},
        {"customer", none, "customer, client, buyer"},
        {"supplier", none, "supplier, vendor, seller"},
        {"contact", none, "contact, contact detail, phone number, email address"},
        {"phone", none, "phone, telephone, mobile, cell, cellphone, smartphone"},
        {"computer", none, "computer, laptop, notebook, pc, machine, workstation"},
        {"device", none, "device, equipment, hardware, gear, asset"},
        {"loan", none, "loan, borrowing, on loan, checked out, lent, borrowed"},
        {"overdue", none, "overdue, late, past due, expired"},
        {"due", none, "due, due date, deadline, return date, bring back by"},
        {"fine", none, "fine, penalty, late fee, fee"},
        {"title", none, "title, book, novel, volume"},
        {"writer", none, "author, writer, written by, novelist"},
        {"car", none, "car, vehicle, automobile, auto, company car, pool car"},
        {"plate", none, "plate, license plate, licence plate, number plate, registration number"},
        {"bike", none, "bike, bicycle, cycle"},
        {"parking", none,
         "parking, park, parking spot, parking space, parking place, spot, space, bay, stall, car park, "
         "parking lot, garage, parking bay, place to park"},
        {"permit", none, "permit, pass, badge, access card, licence, license"},
        {"trip", none, "trip, travel, journey, ride, business trip"},
        {"flight", none, "flight, plane, air travel, airfare"},
        {"transport", none,
         "transport, transportation, travel, taxi, cab, train, bus, uber, flight, tram, "
         "metro, subway, airfare, fare, mileage, parking, ride, trip, railway"},
        {"lodging", none,
         "hotel, lodging, accommodation, accomodation, stay, hostel, overnight stay, airbnb"},
        {"meal", none,
         "meal, lunch, dinner, breakfast, food, restaurant, catering, brunch, snack, drinks, "
         "coffee, supper"},
        {"supplies", none, "supplies, office supplies, stationery, material, materials, equipment"},
        {"software", none, "software, app, application, program, licence, license, tool"},
        {"network", none, "network, wifi, internet, vpn, connection, lan, wi fi"},
        {"password", none, "password, passcode, pin, credential"},
        {"menu", none, "menu, dish, meal, canteen, cafeteria, lunch"},
        {"course", none, "course, training, class, workshop, lesson, seminar"},
        {"order", none, "order, purchase"},
        {"parcel", none, "parcel, package, shipment, delivery"},
        {"product", none, "product, item, article, goods"},
        {"stock", none, "stock, inventory, supply, in stock, on the shelf, out of stock"},
        {"project", none, "project, assignment"},
        {"task", none, "task, todo, to do, action item, job, chore"},
        {"hour", none, "hours worked, timesheet, working hours, time sheet, worked hours"},
        {"shift", none, "shift, roster, rota, duty"},
        {"document", none, "document, file, paper, attachment"},
        {"message", none, "message, mail, email, notification"},
        {"history", none, "history, past, previous, log, earlier, so far"},
        {"place", none, "location, place, site, building, office, where, address"},
        {"capacity", none, "capacity, seat, people, person, seating, big, large, size, fit, attendee"},
        {"equipment", none, "projector, beamer, video, screen, display"},
        {"reason", none, "reason, why, cause, justification, because, motive, explanation"},
        {"description", none, "description, text, detail, note, explanation, purpose, memo"},
        {"weather", none, "weather, forecast, temperature"},
        // States and grades, as enumerations name them.
        {"pending", none,
         "pending, open, waiting, unprocessed, submitted, awaiting, in review, undecided, "
         "to be approved, not yet approved, not yet decided, outstanding, new, unapproved, requested, "
         "be approved, undecided, unanswered, unconfirmed, provisional, to do, todo, unresolved, not done"},
        {"accepted", none, "approved, accepted, granted, confirmed, authorised, authorized"},
        {"refused", none, "rejected, declined, denied, refused, turned down"},
        {"done", none, "done, closed, resolved, completed, finished, solved, fixed, settled"},
        {"ongoing", none, "in progress, ongoing, active, being worked on, started, under way, running"},
        {"cancelled", none, "cancelled, canceled, withdrawn, revoked, called off, scrapped, dropped"},
        {"paid", none, "paid, reimbursed, refunded, paid out"},
        {"shipped", none, "shipped, delivered, dispatched, underway, arrived, ready, processed"},
        {"draft", none, "draft, unsubmitted, not submitted"},
        {"urgent", none, "urgent, critical, emergency, highest, asap, top priority, blocker"},
        {"high", none, "high, important, major, severe, serious, high priority"},
        {"medium", none, "medium, normal, moderate, regular, average, standard"},
        {"low", none, "low, minor, unimportant, not urgent, low priority, whenever"},
        {"electric", none, "electric, ev, charging, charger, charging point, charging station, plug in"},
        {"disabled", none, "disabled, accessible, handicapped, wheelchair, disability"},
        {"monthly", none, "monthly, every month, per month"},
        {"weekly", none, "weekly, every week, per week"},
        {"daily", none, "daily, every day, per day"},
    };
}

} // namespace Agent::BuiltIn
