-- FEED.md and METRICS.md as SQL: what a LIVE's figures are, told independently of the program.
--
-- In: the tables `heard` (feed, n: the line's place in the file, and the event's fields) and `ask` (q, feed, moment, from_s, to_s).
-- Out: one table a view of the report, by q. Seconds are floor(ts / 1000); only events with ts < moment are known.

-- An event with an id already seen is a duplicate: the first in the file counts.
CREATE TABLE event AS
SELECT * FROM heard
QUALIFY id IS NULL OR row_number() OVER (PARTITION BY feed, source, id ORDER BY n) = 1;

-- An order is paid once.
CREATE TABLE paid_order AS
SELECT * FROM event WHERE type = 'order.paid'
QUALIFY row_number() OVER (PARTITION BY feed, "order" ORDER BY n) = 1;

-- The LIVE's currency: live.started's, else the first one named.
CREATE TABLE live AS
SELECT feed, min(s) AS first_s, max(s) + 1 AS end_s,
       coalesce(arg_min(currency, n) FILTER (type = 'live.started'), arg_min(currency, n)) AS currency
FROM event GROUP BY feed;

-- Whether its money is the LIVE's, and what an order comes to.
CREATE TABLE sale AS
SELECT o.*, coalesce(o.currency = live.currency, true) AS home,
       coalesce(total, list_sum(list_transform(items, lambda line: line.amount))) AS amount_due
FROM paid_order o JOIN live USING (feed);

-- What each single event adds to which counter.
CREATE TABLE contribution AS
WITH plain(type, counter) AS (VALUES
    ('impression', 'impressions'), ('join', 'views'), ('leave', 'leaves'), ('comment', 'comments'), ('share', 'shares'),
    ('follow', 'new_followers'), ('product.impression', 'product_impressions'), ('product.click', 'product_clicks'),
    ('cart.added', 'carts'), ('checkout.started', 'checkouts'), ('order.created', 'orders_created')),
returned AS (
    SELECT r.feed, r.s, r.type, r.amount, o.n IS NOT NULL AS of_paid, o.home, o.amount_due
    FROM event r LEFT JOIN sale o ON o.feed = r.feed AND o."order" = r."order" AND o.ms <= r.ms
    WHERE r.type IN ('order.refunded', 'order.cancelled')),
adverts AS (
    SELECT a.*, coalesce(a.currency = live.currency, true) AS home FROM event a JOIN live USING (feed) WHERE type = 'ad.spent')
SELECT feed, s, counter, CASE WHEN type = 'comment' THEN 1 ELSE count END AS amount, channel, paid, video, product,
       CASE WHEN type = 'order.created' THEN coalesce(follower::VARCHAR, 'unknown') END AS follower_state
FROM event JOIN plain USING (type)
UNION ALL BY NAME SELECT feed, s, 'watch_ms' AS counter, watch_ms * count AS amount FROM event WHERE type = 'leave'
UNION ALL BY NAME SELECT feed, s, 'timed_leaves' AS counter, count AS amount FROM event WHERE type = 'leave' AND watch_ms IS NOT NULL
UNION ALL BY NAME SELECT feed, s, 'likes' AS counter, count AS amount FROM event WHERE type = 'like' AND total IS NULL
UNION ALL BY NAME SELECT feed, s, 'gifts' AS counter, CASE WHEN final THEN count ELSE 0 END AS amount FROM event WHERE type = 'gift'
UNION ALL BY NAME SELECT feed, s, 'diamonds' AS counter, CASE WHEN final THEN count ELSE 0 END * diamonds AS amount FROM event WHERE type = 'gift'
UNION ALL BY NAME (
    SELECT feed, s, unnest(['orders', 'sku_orders', 'items_sold', 'gmv']) AS counter,
           unnest([1, len(items), list_sum(list_transform(items, lambda line: line.quantity)),
                   CASE WHEN home THEN amount_due END]) AS amount,
           channel, paid, video, coalesce(follower::VARCHAR, 'unknown') AS follower_state
    FROM sale)
UNION ALL BY NAME SELECT feed, s, 'refunds' AS counter, 1 AS amount FROM returned
    WHERE type = 'order.refunded' OR of_paid OR amount IS NOT NULL
UNION ALL BY NAME SELECT feed, s, 'refund_amount' AS counter, coalesce(amount, amount_due) AS amount FROM returned
    WHERE coalesce(home, true)
UNION ALL BY NAME (
    SELECT feed, s, unnest(['ad_spend', 'ad_revenue', 'ad_impressions', 'ad_clicks', 'ad_conversions']) AS counter,
           unnest([CASE WHEN home THEN spend END, CASE WHEN home THEN revenue END, impressions, clicks, conversions]) AS amount
    FROM adverts)
UNION ALL BY NAME (
    SELECT feed, s, unnest(['video_impressions', 'video_views_6s', 'video_completed']) AS counter,
           unnest([impressions, views_6s, completed]) AS amount, video
    FROM event WHERE type = 'video.viewed');

-- The same by what it counts for: the room, a channel's paid or organic side, a product, a video, followers or not.
CREATE TABLE addition (
    feed VARCHAR, family VARCHAR, name VARCHAR, paid BOOLEAN, counter VARCHAR, authority INT, s BIGINT, amount HUGEINT,
    source INT DEFAULT 0, first BOOLEAN DEFAULT false);
INSERT INTO addition (feed, family, name, paid, counter, authority, s, amount)
SELECT feed, 'room', '', false, counter, 1, s, amount FROM contribution WHERE amount IS NOT NULL
UNION ALL
SELECT feed, 'channel', channel, coalesce(paid, false), counter, 1, s, amount FROM contribution
WHERE amount IS NOT NULL AND channel IS NOT NULL
UNION ALL
SELECT feed, 'product', product, false, counter, 1, s, amount FROM contribution WHERE amount IS NOT NULL AND product IS NOT NULL
UNION ALL
SELECT feed, 'video', video, false, counter, 1, s, amount FROM contribution WHERE amount IS NOT NULL AND video IS NOT NULL
UNION ALL
SELECT feed, 'follower', follower_state, false, counter, 1, s, amount FROM contribution
WHERE amount IS NOT NULL AND follower_state IS NOT NULL;

-- A product has the lines of paid orders; an order of two of its lines is one order.
INSERT INTO addition (feed, family, name, paid, counter, authority, s, amount)
WITH line AS (SELECT feed, n, s, home, unnest(items, recursive := true) FROM sale)
SELECT feed, 'product', product, false, 'sku_orders', 1, s, 1 FROM line
UNION ALL SELECT feed, 'product', product, false, 'items_sold', 1, s, quantity FROM line
UNION ALL SELECT feed, 'product', product, false, 'gmv', 1, s, amount FROM line WHERE home
UNION ALL SELECT DISTINCT ON (feed, n, product) feed, 'product', product, false, 'orders', 1, s, 1 FROM line;

-- Cumulative totals, of each feed by itself: what counts is the difference to the one before, the first one stands apart. A fall of a
-- snapshot is a reset; totals that come with single events never fall.
INSERT INTO addition
WITH told AS (
    SELECT feed, source, n, ms, s, scope, unnest(map_entries(counters)) AS entry FROM event WHERE type = 'snapshot'),
report AS (
    SELECT feed, source, n, ms, s,
           CASE WHEN scope.product IS NOT NULL THEN 'product' WHEN scope.channel IS NOT NULL THEN 'channel' ELSE 'room' END AS family,
           coalesce(scope.product, scope.channel, '') AS name,
           scope.product IS NULL AND scope.channel IS NOT NULL AND coalesce(scope.paid, false) AS paid,
           entry.key AS counter, 3 AS authority, entry.value AS total
    FROM told
    UNION ALL
    SELECT feed, source, n, ms, s, 'room', '', false, CASE type WHEN 'like' THEN 'likes' ELSE 'views' END, 2, total
    FROM event WHERE type IN ('viewers', 'like') AND total IS NOT NULL),
raised AS (
    SELECT * REPLACE (CASE WHEN authority = 2 THEN max(total) OVER earlier ELSE total END AS total) FROM report
    WINDOW earlier AS (PARTITION BY feed, source, family, name, paid, counter, authority ORDER BY ms, n)),
difference AS (
    SELECT *, lag(total) OVER (PARTITION BY feed, source, family, name, paid, counter, authority ORDER BY ms, n) AS before FROM raised)
SELECT feed, family, name, paid, counter, authority, s, CASE WHEN total >= before THEN total - before ELSE total END, source,
       before IS NULL
FROM difference;

-- Whether the LIVE's start was told by the moment, and whether the feed was heard from it on.
CREATE TABLE beginning AS
WITH start AS (SELECT q, feed, moment, min(e.s) AS started_s FROM ask LEFT JOIN event e USING (feed)
               WHERE e.type = 'live.started' AND e.s < moment GROUP BY ALL),
heard AS (SELECT q, started_s, min(e.s) AS heard_s FROM start JOIN event e USING (feed) WHERE e.s > started_s AND e.s < moment GROUP BY ALL)
SELECT q, start.started_s, start.started_s IS NULL OR coalesce(heard_s - start.started_s > 60, false) AS midway
FROM ask LEFT JOIN start USING (q) LEFT JOIN heard USING (q);

-- Of what was known at the moment, the highest authority has the say: snapshots, other totals, single events; of several feeds the
-- one named first. Before its first report single events count; what it says beyond them had come by then: where the feed was heard
-- from the start on it counts in that second, else for the whole LIVE only.
CREATE TABLE told AS
WITH known AS (SELECT q, feed, family, name, paid, counter, authority, source, s, first, amount FROM ask JOIN addition USING (feed) WHERE s < moment),
best AS (
    SELECT q, feed, family, name, paid, counter, max(authority) AS authority, arg_min(source, (-authority, source)) AS source
    FROM known GROUP BY ALL)
SELECT best.*, min(s) FILTER (first) AS first_s, any_value(amount) FILTER (first) AS first_total
FROM best JOIN known USING (q, feed, family, name, paid, counter, authority, source) GROUP BY ALL;

CREATE TABLE flow AS
WITH single AS (
    SELECT q, family, name, paid, counter, a.s, a.amount FROM told t JOIN addition a USING (feed, family, name, paid, counter)
    WHERE a.authority = 1 AND (t.authority = 1 OR a.s < first_s)),
risen AS (
    SELECT q, family, name, paid, counter, a.s, a.amount
    FROM told JOIN addition a USING (feed, family, name, paid, counter, authority, source) WHERE authority > 1 AND NOT first),
base AS (
    SELECT t.q, t.family, t.name, t.paid, t.counter, first_s AS s, any_value(first_total) - coalesce(sum(single.amount), 0) AS amount
    FROM told t LEFT JOIN single USING (q, family, name, paid, counter) WHERE first_s IS NOT NULL GROUP BY ALL)
SELECT *, true AS placed FROM single UNION ALL SELECT *, true FROM risen
UNION ALL SELECT base.*, NOT midway FROM base JOIN beginning USING (q);

CREATE TABLE counted AS
SELECT q, family, name, paid, counter,
       coalesce(sum(amount) FILTER (CASE WHEN placed THEN s >= from_s AND s < to_s ELSE from_s <= first_s AND to_s >= moment END), 0)::BIGINT AS value,
       coalesce(sum(amount) FILTER (placed AND s >= from_s AND s < to_s), 0)::BIGINT AS came
FROM ask JOIN live USING (feed) JOIN flow USING (q) GROUP BY ALL;

CREATE TABLE room AS
PIVOT (SELECT q, counter, value FROM counted WHERE family = 'room') ON counter IN (
    'impressions', 'views', 'leaves', 'watch_ms', 'timed_leaves', 'comments', 'likes', 'shares', 'new_followers', 'gifts',
    'diamonds', 'product_impressions', 'product_clicks', 'carts', 'checkouts', 'orders_created', 'orders', 'sku_orders',
    'items_sold', 'gmv', 'refunds', 'refund_amount', 'ad_spend', 'ad_revenue', 'ad_impressions', 'ad_clicks', 'ad_conversions',
    'video_impressions', 'video_views_6s', 'video_completed') USING max(value) GROUP BY q;

-- People: distinct known ids.
CREATE TABLE appearance AS
SELECT feed, 'viewers' AS role, viewer, s, follower FROM event WHERE type = 'join' AND viewer IS NOT NULL
UNION ALL SELECT feed, 'customers', viewer, s, follower FROM paid_order WHERE viewer IS NOT NULL
UNION ALL SELECT feed, 'commenters', viewer, s, NULL FROM event WHERE type = 'comment' AND viewer IS NOT NULL;

CREATE TABLE people AS
SELECT q, role, count(DISTINCT viewer) FILTER (s >= from_s AND s < to_s) AS people
FROM ask JOIN appearance USING (feed) WHERE s < moment GROUP BY ALL;

-- A person's trait is the earliest one told of them, in order of (second, file), before the span's end.
CREATE TABLE audience AS
WITH trait AS (
    SELECT feed, viewer, s, n, unnest(['gender', 'age', 'region', 'device']) AS trait, unnest([gender, age, region, device]) AS value
    FROM event WHERE type = 'join' AND viewer IS NOT NULL),
known AS (
    SELECT q, viewer, trait, value FROM ask JOIN trait USING (feed) WHERE value IS NOT NULL AND s < to_s
    QUALIFY row_number() OVER (PARTITION BY q, viewer, trait ORDER BY s, n) = 1),
present AS (SELECT DISTINCT q, role, viewer FROM ask JOIN appearance USING (feed) WHERE s >= from_s AND s < to_s)
SELECT q, role, trait, value, count(*) AS people FROM present JOIN known USING (q, viewer) WHERE role <> 'commenters' GROUP BY ALL;

-- How many watch: reported, else joins less leaves.
CREATE TABLE level AS
WITH report AS (
    SELECT feed, ms, n, s, current AS level FROM event WHERE type = 'viewers'
    UNION ALL
    SELECT feed, ms, n, s, gauges['current_viewers']::BIGINT FROM event
    WHERE type = 'snapshot' AND scope.channel IS NULL AND scope.product IS NULL AND gauges['current_viewers'] >= 0)
SELECT feed, s, arg_max(level, (ms, n)) AS last, max(level) AS highest FROM report GROUP BY feed, s;

CREATE TABLE reported AS
SELECT q, coalesce(bool_or(level.s < moment), false) AS reported FROM ask LEFT JOIN level USING (feed) GROUP BY q;

CREATE TABLE step AS
SELECT q, s, sum(CASE WHEN counter = 'views' THEN amount ELSE -amount END) AS change FROM flow
WHERE placed AND family = 'room' AND counter IN ('views', 'leaves')
  AND q IN (SELECT q FROM room WHERE views IS NOT NULL AND leaves IS NOT NULL) GROUP BY q, s;

-- At a span's start who came and left stands in where nothing had been reported yet, at its end it does not.
CREATE TABLE standing AS
WITH edge AS (SELECT q, feed, 'from' AS edge, from_s AS t FROM ask UNION ALL SELECT q, feed, 'to', to_s FROM ask),
last_report AS (SELECT edge.q, edge, last FROM edge ASOF JOIN level ON edge.feed = level.feed AND edge.t > level.s),
present AS (
    SELECT edge.q, edge, greatest(coalesce(sum(change) FILTER (s < t), 0), 0) AS present FROM edge JOIN step USING (q) GROUP BY ALL)
SELECT edge.q, edge.edge, last, present,
       CASE WHEN edge.edge = 'to' THEN CASE WHEN reported THEN last ELSE present END
            ELSE coalesce(CASE WHEN reported THEN last END, present, CASE WHEN t <= first_s THEN 0 END) END::BIGINT AS level
FROM edge JOIN reported USING (q) JOIN live USING (feed) LEFT JOIN last_report USING (q, edge) LEFT JOIN present USING (q, edge);

-- Where the time of a span begins: at its start, or with the LIVE where that is later.
CREATE TABLE onset AS
SELECT q, CASE WHEN started_s > from_s AND started_s < to_s THEN started_s ELSE from_s END AS onset FROM ask JOIN beginning USING (q);

-- The highest of a minute, and of the span: the highest report in it, or what stood at its start if none came; an estimate is known
-- at every moment, so what stood at the start counts too.
CREATE TABLE piece AS
SELECT q, feed, 'minute' AS piece, unnest(range(onset, to_s, 60)) AS start, least(start + 60, to_s) AS stop FROM ask JOIN onset USING (q)
UNION ALL SELECT q, feed, 'span', from_s, to_s FROM ask WHERE to_s > from_s;

CREATE TABLE high AS
WITH by_report AS (
    SELECT p.q, piece, start, max(highest) AS high FROM piece p JOIN reported USING (q) JOIN level USING (feed)
    WHERE reported AND s >= start AND s < stop GROUP BY ALL),
standing_at AS (
    SELECT p.q, piece, start, last FROM piece p JOIN reported USING (q) ASOF JOIN level ON p.feed = level.feed AND p.start > level.s
    WHERE reported),
second AS (
    SELECT q, unnest(range(least(first_s, from_s) - 1, to_s)) AS s FROM ask JOIN reported USING (q) JOIN live USING (feed)
    WHERE NOT reported AND q IN (SELECT q FROM step)),
present AS (
    SELECT q, s, greatest(sum(coalesce(change, 0)) OVER (PARTITION BY q ORDER BY s), 0) AS present
    FROM second LEFT JOIN step USING (q, s)),
by_joins AS (
    SELECT p.q, piece, start, max(present) AS high FROM piece p JOIN present USING (q) WHERE s >= start - 1 AND s < stop GROUP BY ALL)
SELECT p.q, piece, start, coalesce(by_report.high, last, by_joins.high)::BIGINT AS high
FROM piece p LEFT JOIN by_report USING (q, piece, start) LEFT JOIN standing_at USING (q, piece, start)
LEFT JOIN by_joins USING (q, piece, start);

-- The table of metrics.
CREATE TABLE metric AS
WITH figure AS (
    SELECT ask.*, room.* EXCLUDE (q), (to_s - onset) / 3600 AS hours,
           (SELECT CASE WHEN started_s IS NULL THEN came ELSE value END FROM counted c JOIN beginning b USING (q)
            WHERE c.q = ask.q AND family = 'room' AND counter = 'gmv') AS gmv_came,
           (SELECT CASE WHEN started_s IS NULL THEN came ELSE value END FROM counted c JOIN beginning b USING (q)
            WHERE c.q = ask.q AND family = 'room' AND counter = 'impressions') AS impressions_came,
           (SELECT people FROM people p WHERE p.q = ask.q AND role = 'viewers') AS viewers,
           (SELECT people FROM people p WHERE p.q = ask.q AND role = 'customers') AS customers,
           (SELECT people FROM people p WHERE p.q = ask.q AND role = 'commenters') AS commenters,
           (SELECT level FROM standing l WHERE l.q = ask.q AND edge = 'from') AS at_start,
           (SELECT level FROM standing l WHERE l.q = ask.q AND edge = 'to') AS current_viewers,
           (SELECT high FROM high WHERE high.q = ask.q AND piece = 'span') AS pcu,
           (SELECT avg(high) FROM high WHERE high.q = ask.q AND piece = 'minute') AS acu
    FROM ask JOIN onset USING (q) LEFT JOIN room USING (q))
SELECT q, gmv, gmv_came / nullif(hours, 0) AS gmv_per_hour, orders, sku_orders, items_sold, customers,
       gmv / nullif(orders, 0) AS avg_price,
       gmv / nullif(impressions, 0) * 1000 AS show_gpm,
       gmv / nullif(views, 0) * 1000 AS watch_gpm,
       gmv / nullif(viewers, 0) AS value_per_viewer,
       orders / nullif(orders_created, 0) AS payment_rate,
       refund_amount, impressions, views, viewers, commenters,
       impressions_came / nullif(hours, 0) AS impressions_per_hour,
       views / nullif(impressions, 0) AS err,
       current_viewers, pcu, acu,
       watch_ms / 1000 / nullif(timed_leaves, 0) AS avg_view_duration,
       leaves / nullif(at_start + views, 0) AS leave_rate,
       likes, comments, shares, new_followers, gifts, diamonds,
       likes / nullif(views, 0) AS like_rate,
       comments / nullif(views, 0) AS comment_rate,
       shares / nullif(views, 0) AS share_rate,
       new_followers / nullif(views, 0) AS follow_rate,
       (likes + comments + shares) / nullif(impressions, 0) AS engagement_rate,
       product_impressions, product_clicks,
       product_clicks / nullif(views, 0) AS ctr,
       product_clicks / nullif(product_impressions, 0) AS product_ctr,
       carts / nullif(product_clicks, 0) AS add_to_cart_rate,
       orders / nullif(product_clicks, 0) AS ctor,
       sku_orders / nullif(product_clicks, 0) AS sku_ctor,
       sku_orders / nullif(views, 0) AS order_rate,
       ad_spend, ad_revenue / nullif(ad_spend, 0) AS roas, ad_clicks / nullif(ad_impressions, 0) AS ad_ctr,
       ad_conversions / nullif(ad_clicks, 0) AS ad_cvr,
       video_views_6s / nullif(video_impressions, 0) AS vtr
FROM figure;

-- Rows by key: a counter that others of the family have is 0 where this key has none, and not available where none has.
CREATE TABLE part AS
WITH carried AS (
    SELECT DISTINCT q, family, counter FROM counted WHERE family <> 'room' AND NOT (family = 'follower' AND name = 'unknown')),
keyed AS (
    SELECT DISTINCT q, family, name, paid FROM counted WHERE family <> 'room'
    UNION SELECT q, 'follower', unnest(['true', 'false', 'unknown']), false FROM ask),
listed AS (
    SELECT DISTINCT q, 'product' AS family, product AS name, false AS paid FROM ask JOIN event USING (feed)
    WHERE type = 'product.listed' AND s < moment),
every_key AS (SELECT * FROM keyed UNION SELECT * FROM listed)
SELECT k.*, counter, coalesce(c.value, CASE WHEN w.q IS NOT NULL THEN 0 END) AS value
FROM every_key k CROSS JOIN (VALUES ('impressions'), ('views'), ('gmv'), ('orders'), ('product_clicks'), ('product_impressions'),
                                    ('carts'), ('sku_orders'), ('items_sold')) AS wanted(counter)
LEFT JOIN counted c USING (q, family, name, paid, counter) LEFT JOIN carried w USING (q, family, counter);

CREATE TABLE cell AS PIVOT part ON counter IN ('impressions', 'views', 'gmv', 'orders', 'product_clicks', 'product_impressions',
    'carts', 'sku_orders', 'items_sold') USING max(value) GROUP BY q, family, name, paid;

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
    FROM ask JOIN event l USING (feed) JOIN live USING (feed) WHERE type = 'product.listed' AND s < moment GROUP BY ALL),
sold_since AS (
    SELECT q, product, sum(amount) AS sold
    FROM listing JOIN ask USING (q) JOIN flow a USING (q)
    WHERE placed AND family = 'product' AND a.name = product AND counter = 'items_sold' AND a.s > told_s AND a.s < moment GROUP BY ALL),
pin AS (
    SELECT q, type, product, ms, n FROM ask JOIN event USING (feed) WHERE type IN ('product.pinned', 'product.unpinned') AND s < moment),
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
    FROM ask JOIN appearance USING (feed) WHERE role <> 'commenters' AND s < moment),
role_told AS (SELECT q, role, bool_or(state <> 'unknown') AS apart FROM person GROUP BY ALL),
people_by_state AS (
    SELECT q, state.state, role, CASE WHEN apart OR state.state = 'unknown'
        THEN count(DISTINCT viewer) FILTER (within AND person.state = state.state) END AS people
    FROM role_told CROSS JOIN state JOIN person USING (q, role) GROUP BY q, state.state, role, apart)
SELECT q, key AS state, cell.gmv, cell.sku_orders, cell.gmv / nullif(cell.orders, 0) AS avg_price,
       (SELECT people FROM people_by_state p WHERE p.q = ask.q AND p.state = state.state AND role = 'viewers') AS viewers,
       (SELECT people FROM people_by_state p WHERE p.q = ask.q AND p.state = state.state AND role = 'customers') AS customers
FROM ask CROSS JOIN state
LEFT JOIN (SELECT q, name AS state, gmv, sku_orders, orders FROM cell WHERE family = 'follower') AS cell USING (q, state);

-- The feed itself, up to the moment.
CREATE TABLE feed_count AS
WITH repeated AS (
    SELECT feed, s FROM heard ANTI JOIN event USING (feed, n)
    UNION ALL SELECT feed, s FROM event o ANTI JOIN paid_order p USING (feed, n) WHERE o.type = 'order.paid'),
aged AS (
    SELECT feed, s, ms < max(ms) OVER (PARTITION BY feed ORDER BY n ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) - 5000 AS late
    FROM event),
foreign_money AS (
    SELECT e.feed, e.s FROM event e JOIN live USING (feed) LEFT JOIN paid_order p USING (feed, n)
    WHERE e.currency <> live.currency AND (e.type IN ('ad.spent', 'product.listed') OR p.n IS NOT NULL))
SELECT q, (SELECT count(*) FROM event e WHERE e.feed = ask.feed AND e.s < moment) AS events,
       (SELECT count(*) FROM repeated e WHERE e.feed = ask.feed AND e.s < moment) AS duplicates,
       (SELECT count(*) FROM aged e WHERE e.feed = ask.feed AND e.s < moment AND late) AS late,
       (SELECT count(*) FROM foreign_money e WHERE e.feed = ask.feed AND e.s < moment) AS other_currency
FROM ask;
