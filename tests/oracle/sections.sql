-- What a report says beyond the table of metrics, one table a section of it, by q; see specification.sql.

-- Promotions that had started by the moment; one that starts again is one, from its latest start.
CREATE TABLE promoted AS
WITH start AS (
    SELECT q, moment, event.* FROM asked JOIN event USING (feed) WHERE type = 'promotion.started' AND s < moment
    QUALIFY row_number() OVER (PARTITION BY q, promotion ORDER BY ms DESC, n DESC) = 1),
finish AS (
    SELECT q, promotion, max(e.ms) AS ms FROM start JOIN event e USING (feed, promotion)
    WHERE e.type = 'promotion.ended' AND e.s < moment AND (e.ms, e.n) > (start.ms, start.n) GROUP BY ALL)
SELECT q, promotion, kind, title, product, cost, start.ms AS started_ms,
       coalesce(finish.ms, CASE WHEN ends_ms < moment * 1000 THEN ends_ms END) AS ended_ms
FROM start LEFT JOIN finish USING (q, promotion);

-- Rows by key: a counter that others of the family have is 0 where this key has none, and not available where none has.
CREATE TABLE part AS
WITH carried AS (
    SELECT DISTINCT q, family, counter FROM counted WHERE value IS NOT NULL AND family <> 'room' AND NOT (family = 'follower' AND name = 'unknown')),
keyed AS (
    SELECT DISTINCT q, family, name, paid FROM counted WHERE family <> 'room'
    UNION SELECT q, 'follower', unnest(['true', 'false', 'unknown']), false FROM asked
    UNION SELECT q, 'promotion', promotion, false FROM promoted),
listed AS (
    SELECT DISTINCT q, 'product' AS family, product AS name, false AS paid FROM asked JOIN event USING (feed)
    WHERE type = 'product.listed' AND s < moment),
every_key AS (SELECT * FROM keyed UNION SELECT * FROM listed)
SELECT k.*, counter, coalesce(c.value, CASE WHEN w.q IS NOT NULL THEN 0 END) AS value
FROM every_key k CROSS JOIN (VALUES ('impressions'), ('views'), ('gmv'), ('orders'), ('product_clicks'), ('product_impressions'),
                                    ('carts'), ('sku_orders'), ('items_sold'), ('promotion_joins')) AS wanted(counter)
LEFT JOIN counted c USING (q, family, name, paid, counter) LEFT JOIN carried w USING (q, family, counter);

CREATE TABLE cell AS PIVOT part ON counter IN ('impressions', 'views', 'gmv', 'orders', 'product_clicks', 'product_impressions',
    'carts', 'sku_orders', 'items_sold', 'promotion_joins') USING max(value) GROUP BY q, family, name, paid;

CREATE TABLE traffic AS
SELECT q, name AS channel, paid, impressions, views, gmv, orders, product_clicks,
       impressions / nullif(sum(impressions) OVER (PARTITION BY q), 0) AS impressions_share,
       views / nullif(sum(views) OVER (PARTITION BY q), 0) AS views_share,
       gmv / nullif(sum(gmv) OVER (PARTITION BY q), 0) AS gmv_share,
       views / nullif(impressions, 0) AS err, product_clicks / nullif(views, 0) AS ctr, orders / nullif(product_clicks, 0) AS ctor
FROM cell WHERE family = 'channel' ORDER BY q, coalesce(gmv, 0) DESC, name, paid;

CREATE TABLE video AS SELECT q, name AS video, impressions, views, gmv FROM cell WHERE family = 'video';

-- Products: what was told last of each, what is left of the stock, and which one is pinned.
CREATE TABLE product AS
WITH listing AS (
    SELECT q, l.product, arg_max(l.name, (l.ms, l.n)) AS label,
           arg_max(price, (l.ms, l.n)) FILTER (coalesce(l.currency = live.currency, true)) AS price,
           arg_max(stock, (l.ms, l.n)) AS told_stock,
           arg_max(l.s, (l.ms, l.n)) FILTER (stock IS NOT NULL) AS told_s
    FROM asked JOIN event l USING (feed) JOIN live USING (feed) WHERE type = 'product.listed' AND s < moment GROUP BY ALL),
sold_since AS (
    SELECT q, product, sum(amount) AS sold
    FROM listing JOIN ask USING (q) JOIN flow a USING (m)
    WHERE placed AND family = 'product' AND a.name = product AND counter = 'items_sold' AND a.s > told_s AND a.s < moment GROUP BY ALL),
pin AS (
    SELECT q, type, product, ms, n FROM asked JOIN event USING (feed) WHERE type IN ('product.pinned', 'product.unpinned') AND s < moment),
last_pin AS (SELECT * FROM pin WHERE type = 'product.pinned' QUALIFY row_number() OVER (PARTITION BY q ORDER BY ms DESC, n DESC) = 1),
pinned AS (
    SELECT q, product FROM last_pin p WHERE NOT EXISTS (
        FROM pin u WHERE u.q = p.q AND u.product = p.product AND u.type = 'product.unpinned' AND (u.ms, u.n) > (p.ms, p.n)))
SELECT cell.q, cell.name AS product, label AS name, pinned.product IS NOT NULL AS pinned, price, product_impressions AS impressions,
       product_clicks AS clicks, product_clicks / nullif(product_impressions, 0) AS ctr, carts, orders, sku_orders, items_sold, gmv,
       orders / nullif(product_clicks, 0) AS ctor, CASE WHEN told_stock IS NOT NULL THEN greatest(told_stock - coalesce(sold, 0), 0) END::BIGINT AS stock
FROM cell LEFT JOIN listing ON listing.q = cell.q AND listing.product = cell.name
LEFT JOIN sold_since ON sold_since.q = cell.q AND sold_since.product = cell.name
LEFT JOIN pinned ON pinned.q = cell.q AND pinned.product = cell.name
WHERE family = 'product' ORDER BY cell.q, coalesce(gmv, 0) DESC, coalesce(label, cell.name), cell.name;

-- Followers, by what each event said of its person at that moment; who is never told apart is unknown.
CREATE TABLE follower AS
WITH state(state, key) AS (VALUES ('true', 'follower'), ('false', 'non_follower'), ('unknown', 'unknown')),
person AS (
    SELECT q, role, coalesce(follower::VARCHAR, 'unknown') AS state, viewer, s >= from_s AND s < to_s AS within
    FROM asked JOIN appearance USING (feed) WHERE role <> 'commenters' AND s < moment),
role_told AS (SELECT q, role, bool_or(state <> 'unknown') AS apart FROM person GROUP BY ALL),
people_by_state AS (
    SELECT q, state.state, role, CASE WHEN apart OR state.state = 'unknown'
        THEN count(DISTINCT viewer) FILTER (within AND person.state = state.state) END AS people
    FROM role_told CROSS JOIN state JOIN person USING (q, role) GROUP BY q, state.state, role, apart)
SELECT q, key AS state, cell.gmv, cell.sku_orders, cell.gmv / nullif(cell.orders, 0) AS avg_price,
       (SELECT people FROM people_by_state p WHERE p.q = asked.q AND p.state = state.state AND role = 'viewers') AS viewers,
       (SELECT people FROM people_by_state p WHERE p.q = asked.q AND p.state = state.state AND role = 'customers') AS customers
FROM asked CROSS JOIN state
LEFT JOIN (SELECT q, name AS state, gmv, sku_orders, orders FROM cell WHERE family = 'follower') AS cell USING (q, state);

-- The feed itself, up to the moment; at the LIVE's end all of it, also what is dated later.
CREATE TABLE feed_count AS
WITH repeated AS (SELECT feed, s FROM heard ANTI JOIN event USING (feed, n)),
aged AS (
    SELECT feed, s, max(ms) OVER (PARTITION BY feed ORDER BY n ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) - ms AS behind,
           behind > 5000 AND behind <= 86400000 AS late
    FROM event),
foreign_money AS (
    SELECT e.feed, e.s FROM event e JOIN live USING (feed) LEFT JOIN paid_order p USING (feed, n)
    WHERE e.currency <> live.currency AND (e.type IN ('ad.spent', 'product.listed') OR p.n IS NOT NULL))
SELECT q, (SELECT count(*) FROM event e WHERE e.feed = asked.feed AND e.s < known_s) AS events,
       (SELECT count(*) FROM repeated e WHERE e.feed = asked.feed AND e.s < known_s) AS duplicates,
       (SELECT count(*) FROM aged e WHERE e.feed = asked.feed AND e.s < known_s AND late) AS late,
       (SELECT count(*) FROM foreign_money e WHERE e.feed = asked.feed AND e.s < known_s) AS other_currency,
       (SELECT count(*) FROM event e WHERE e.feed = asked.feed AND e.s < known_s AND (e.s < heard_s OR e.s >= end_s)) AS apart
FROM (SELECT *, CASE WHEN moment >= end_s THEN 1e12 ELSE moment END AS known_s FROM asked JOIN live USING (feed)) AS asked;

-- When the LIVE was, and whether it goes on.
CREATE TABLE session AS
WITH word AS (
    SELECT q, arg_max(e.type, (e.ms, e.n)) AS type, max(e.ms) AS ms FROM asked JOIN event e USING (feed) JOIN live USING (feed)
    WHERE e.type IN ('live.started', 'live.paused', 'live.resumed', 'live.ended') AND e.s < moment AND e.s >= heard_s GROUP BY q)
SELECT q, began_ms, CASE WHEN type = 'live.ended' THEN ms END AS ended_ms,
       greatest(CASE WHEN ended_ms // 1000 + 1 = heard_until_s THEN ended_ms ELSE moment * 1000 END - began_ms, 0) / 1000 AS duration_s,
       CASE type WHEN 'live.paused' THEN 'paused' WHEN 'live.ended' THEN 'ended' ELSE 'live' END AS status, midway
FROM asked JOIN beginning USING (feed, moment) LEFT JOIN word USING (q);

CREATE VIEW trend AS SELECT ask.of AS q, metric.* EXCLUDE (q) FROM metric JOIN ask USING (q) WHERE part = 'piece' ORDER BY ask.of, from_s;

CREATE TABLE funnel AS
WITH stage(rank, stage) AS (VALUES (1, 'impressions'), (2, 'views'), (3, 'product_impressions'), (4, 'product_clicks'), (5, 'carts'),
                                 (6, 'checkouts'), (7, 'orders'))
SELECT q, stage, value AS count, value / nullif(lag(value) OVER (PARTITION BY q ORDER BY rank), 0) AS rate
FROM counted JOIN stage ON stage = counter SEMI JOIN asked USING (q) WHERE family = 'room' AND value IS NOT NULL ORDER BY q, rank;

-- What a promotion brought in the span; and what came from its start to its end (or now) more than in as long a time right before,
-- while the LIVE was on air and heard.
CREATE TABLE promotion AS
WITH timed AS (
    SELECT p.*, m, heard_from_s, started_ms // 1000 AS a, least(ended_ms // 1000, heard_until_s) AS b
    FROM promoted p JOIN asked USING (q) JOIN beginning USING (feed, moment)),
room AS (SELECT m, counter, s, amount, placed FROM flow WHERE family = 'room' AND counter IN ('impressions', 'views', 'gmv')),
more AS (
    SELECT q, promotion, known.counter,
           coalesce(sum(amount) FILTER (s >= a), 0) - coalesce(sum(amount) FILTER (s < a), 0) AS more
    FROM timed JOIN (SELECT DISTINCT m, counter FROM room) AS known USING (m)
    LEFT JOIN room ON room.m = timed.m AND room.counter = known.counter AND placed AND s >= a - (b - a) AND s < b
    WHERE b > a AND a - (b - a) >= heard_from_s GROUP BY ALL)
SELECT t.q, t.promotion, kind, title, t.product, cost, started_ms, CASE WHEN ended_ms IS NOT NULL THEN greatest(ended_ms, started_ms) END AS ended_ms,
       promotion_joins AS joined, cell.gmv, orders,
       i.more::BIGINT AS impressions, v.more::BIGINT AS views, g.more::BIGINT AS more_gmv, g.more / nullif(cost, 0) AS returned
FROM timed t LEFT JOIN cell ON cell.q = t.q AND family = 'promotion' AND name = t.promotion
LEFT JOIN more i ON i.q = t.q AND i.promotion = t.promotion AND i.counter = 'impressions'
LEFT JOIN more v ON v.q = t.q AND v.promotion = t.promotion AND v.counter = 'views'
LEFT JOIN more g ON g.q = t.q AND g.promotion = t.promotion AND g.counter = 'gmv' ORDER BY t.q, started_ms, t.promotion;

-- A violation stands from when it was first raised until it is resolved; raised after that, it is another one, which goes before.
CREATE TABLE violation AS
WITH word AS (
    SELECT q, event.*, coalesce(count_if(type = 'violation.resolved') OVER (
        PARTITION BY q, violation ORDER BY ms, n ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS resolved_before
    FROM asked JOIN event USING (feed) WHERE starts_with(type, 'violation.') AND s < moment),
fault AS (
    SELECT q, violation, reason, recommendation, ms, n, resolved_before FROM word WHERE type = 'violation.raised'
    QUALIFY row_number() OVER (PARTITION BY q, violation ORDER BY resolved_before DESC, ms, n) = 1)
SELECT q, violation, any_value(fault.reason) AS reason, any_value(fault.recommendation) AS recommendation, any_value(fault.ms) AS raised_ms,
       CASE WHEN bool_or(type = 'violation.resolved') THEN 'resolved' WHEN bool_or(type = 'violation.appealed') THEN 'appealed' ELSE 'raised' END AS state
FROM fault JOIN word USING (q, violation, resolved_before) WHERE (word.ms, word.n) >= (fault.ms, fault.n)
GROUP BY q, violation ORDER BY q, raised_ms, violation;

-- Key events of the span; a product is called as it was last named in it.
CREATE TABLE mark AS
WITH within AS (SELECT q, event.* FROM asked JOIN event USING (feed) WHERE s >= from_s AND s < to_s),
named AS (
    SELECT q, product, arg_max(name, (ms, n)) AS name FROM asked JOIN event USING (feed) WHERE type = 'product.listed' AND s < to_s GROUP BY ALL)
SELECT q, s, 'pin' AS kind, coalesce(named.name, product) AS label FROM within LEFT JOIN named USING (q, product) WHERE type = 'product.pinned'
UNION ALL SELECT q, s, 'promotion', coalesce(title, kind) FROM within WHERE type = 'promotion.started'
UNION ALL SELECT q, s, 'violation', reason FROM within WHERE type = 'violation.raised'
UNION ALL SELECT q, s, 'note', text FROM within WHERE type = 'note';

-- The five minutes after a key event against the five before; where there was less LIVE on one side, both are cut to that.
CREATE TABLE key_event AS
WITH windowed AS (
    SELECT row_number() OVER () AS k, mark.*, m, greatest(0, least(300, heard_until_s - s, s - heard_from_s)) AS window_s
    FROM mark JOIN asked USING (q) JOIN beginning USING (feed, moment)),
room AS (SELECT m, counter, s, amount, placed FROM flow WHERE family = 'room' AND counter IN ('impressions', 'views')),
side AS (
    SELECT k, known.counter, coalesce(sum(amount) FILTER (room.s < w.s), 0) AS before, coalesce(sum(amount) FILTER (room.s >= w.s), 0) AS after
    FROM windowed w JOIN (SELECT DISTINCT m, counter FROM room) AS known USING (m)
    LEFT JOIN room ON room.m = w.m AND room.counter = known.counter AND placed AND room.s >= w.s - window_s AND room.s < w.s + window_s
    WHERE window_s > 0 GROUP BY ALL)
SELECT q, s AS at_s, kind, label, window_s, v.before::BIGINT AS views_before, v.after::BIGINT AS views_after,
       v.before / nullif(i.before, 0) AS err_before, v.after / nullif(i.after, 0) AS err_after
FROM windowed LEFT JOIN side v ON v.k = windowed.k AND v.counter = 'views'
LEFT JOIN side i ON i.k = windowed.k AND i.counter = 'impressions';

-- Goals are of the whole LIVE. What grows ends at the pace of all of it that was heard, and of its last 15 minutes, if there are two
-- minutes of it; anything else as it is.
CREATE TABLE goal AS
WITH told AS (SELECT q, ms, n, unnest(map_entries(goals)) AS goal FROM asked JOIN event USING (feed) WHERE type = 'live.started' AND s < moment),
target AS (SELECT q, goal.key AS metric, arg_max(goal.value, (ms, n)) AS target FROM told WHERE goal.value >= 1e-9 GROUP BY ALL),
figure AS (
    SELECT ask.of AS q, part, metric, value
    FROM (UNPIVOT (SELECT q, CAST(COLUMNS(* EXCLUDE (q)) AS DOUBLE) FROM metric) ON COLUMNS(* EXCLUDE (q)) INTO NAME metric VALUE value)
    JOIN ask USING (q) WHERE part IN ('all', 'earlier')),
came AS (
    SELECT ask.of AS q, part, counter AS metric, came
    FROM counted JOIN ask USING (q) WHERE family = 'room' AND part IN ('all', 'recent')),
measured AS (
    SELECT t.*, f.value, list_contains(['customers', 'viewers', 'commenters'], t.metric) AS people, people OR c.came IS NOT NULL AS grows,
           CASE WHEN people THEN f.value ELSE c.came END AS all_came, CASE WHEN people THEN f.value - coalesce(e.value, 0) ELSE r.came END AS recent_came,
           NOT list_contains(['refund_amount', 'leave_rate', 'ad_spend'], t.metric) AS least
    FROM target t LEFT JOIN figure f ON f.q = t.q AND f.metric = t.metric AND f.part = 'all'
    LEFT JOIN figure e ON e.q = t.q AND e.metric = t.metric AND e.part = 'earlier'
    LEFT JOIN came c ON c.q = t.q AND c.metric = t.metric AND c.part = 'all' LEFT JOIN came r ON r.q = t.q AND r.metric = t.metric AND r.part = 'recent'),
paced AS (
    SELECT m.*, status = 'ended' AS over, CASE WHEN over THEN 0 ELSE greatest(planned_s - duration_s, 0) END AS left_s,
           CASE WHEN heard_until_s - heard_from_s >= 120 THEN all_came / (heard_until_s - heard_from_s) END AS pace,
           CASE WHEN heard_until_s - heard_from_s >= 120 THEN recent_came / (recent.to_s - recent.from_s) END AS recent_pace
    FROM measured m JOIN session USING (q) JOIN asked USING (q) JOIN beginning USING (feed, moment)
    JOIN ask recent ON recent.of = m.q AND recent.part = 'recent'),
ends AS (
    SELECT *, CASE WHEN grows THEN value + pace * left_s ELSE value END AS "end",
           CASE WHEN grows THEN value + recent_pace * left_s ELSE value END AS end_recent FROM paced),
met AS (
    SELECT *, CASE WHEN least THEN value >= target ELSE value <= target END AS now, CASE WHEN least THEN "end" >= target ELSE "end" <= target END AS by_all,
           CASE WHEN least THEN end_recent >= target ELSE end_recent <= target END AS by_recent FROM ends)
SELECT q, metric, target, value, value / nullif(target, 0) AS progress, "end", end_recent,
       CASE WHEN grows AND least AND NOT now AND NOT over AND recent_pace > 0 THEN (target - value) / recent_pace END AS reached_in_s,
       CASE WHEN value IS NULL THEN 'unknown'
            WHEN over OR (grows AND least = now) THEN CASE WHEN now THEN 'reached' ELSE 'missed' END
            WHEN by_all IS NULL THEN 'unknown' WHEN by_all AND by_recent THEN 'on_track' WHEN by_all OR by_recent THEN 'unsure' ELSE 'behind'
       END AS outlook
FROM met;
