-- FEED.md and METRICS.md as SQL: what a LIVE's figures are, told independently of the program.
--
-- In: the tables `heard` (feed, n: the line's place in the file, and the event's fields) and `asked` (q, feed, moment, from_s, to_s,
-- bucket_s: how wide the pieces of the trend are, where it is asked for).
-- Out: one table a view of the report, by q. Seconds are floor(ts / 1000); only events with ts < moment are known, and what they make
-- known, whatever the span, stands by m.

-- An event with an id already seen is a duplicate: the first in the file counts. An order is paid once: so is its payment told again.
CREATE TABLE event AS
WITH named AS (SELECT * FROM heard QUALIFY id IS NULL OR row_number() OVER (PARTITION BY feed, source, id ORDER BY n) = 1)
SELECT * FROM named QUALIFY type <> 'order.paid' OR row_number() OVER (PARTITION BY feed, type, "order" ORDER BY n) = 1;

CREATE TABLE paid_order AS SELECT * FROM event WHERE type = 'order.paid';

-- What is more than a day away from all others and fewer than a tenth of the largest part, before or after them, is not of the LIVE's
-- time: it goes on from heard_s and ends before end_s. What is told before and after a LIVE as well does not count in this.
CREATE TABLE extent AS
WITH gap AS (SELECT feed, s, type, coalesce(s - lag(s) OVER (PARTITION BY feed ORDER BY s) > 86400, false)::INT AS apart FROM event),
part AS (SELECT feed, s, type, sum(apart) OVER (PARTITION BY feed ORDER BY s) AS part FROM gap),
size AS (
    SELECT feed, min(s) AS a, max(s) AS b,
           count(*) FILTER (type NOT IN ('product.listed', 'order.refunded', 'order.cancelled', 'heartbeat')
                            AND NOT starts_with(type, 'violation.')) AS events
    FROM part GROUP BY feed, part),
large AS (SELECT * FROM size QUALIFY events * 10 >= max(events) OVER (PARTITION BY feed))
SELECT feed, min(a) AS heard_s, max(b) + 1 AS end_s FROM large GROUP BY feed;

-- The LIVE's currency: live.started's, else the first one named.
CREATE TABLE live AS
SELECT feed, min(s) AS first_s, any_value(heard_s) AS heard_s, any_value(end_s) AS end_s,
       coalesce(arg_min(currency, n) FILTER (type = 'live.started'), arg_min(currency, n)) AS currency
FROM event JOIN extent USING (feed) GROUP BY feed;

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
UNION ALL BY NAME SELECT feed, s, 'promotion_joins' AS counter, count AS amount, promotion FROM event WHERE type = 'promotion.joined'
UNION ALL BY NAME SELECT feed, s, 'watch_ms' AS counter, watch_ms * count AS amount FROM event WHERE type = 'leave'
UNION ALL BY NAME SELECT feed, s, 'timed_leaves' AS counter, count AS amount FROM event WHERE type = 'leave' AND watch_ms IS NOT NULL
UNION ALL BY NAME SELECT feed, s, 'likes' AS counter, count AS amount FROM event WHERE type = 'like' AND total IS NULL
UNION ALL BY NAME SELECT feed, s, 'gifts' AS counter, CASE WHEN final THEN count ELSE 0 END AS amount FROM event WHERE type = 'gift'
UNION ALL BY NAME SELECT feed, s, 'diamonds' AS counter, CASE WHEN final THEN count ELSE 0 END * diamonds AS amount FROM event WHERE type = 'gift'
UNION ALL BY NAME (
    SELECT feed, s, unnest(['orders', 'sku_orders', 'items_sold', 'gmv']) AS counter,
           unnest([1, len(items), list_sum(list_transform(items, lambda line: line.quantity)),
                   CASE WHEN home THEN amount_due END]) AS amount,
           channel, paid, video, promotion, coalesce(follower::VARCHAR, 'unknown') AS follower_state
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

-- The same by what it counts for: the room, a channel's paid or organic side, a product, a video, a promotion, followers or not.
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
SELECT feed, 'promotion', promotion, false, counter, 1, s, amount FROM contribution WHERE amount IS NOT NULL AND promotion IS NOT NULL
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
-- snapshot is a reset; totals that come with single events never fall, and tell the highest of a second.
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
    WINDOW earlier AS (PARTITION BY feed, source, family, name, paid, counter, authority ORDER BY ms, n)
    QUALIFY authority <> 2 OR lead(s) OVER earlier IS DISTINCT FROM s),
difference AS (
    SELECT *, lag(total) OVER (PARTITION BY feed, source, family, name, paid, counter, authority ORDER BY ms, n) AS before FROM raised)
SELECT feed, family, name, paid, counter, authority, s, CASE WHEN total >= before THEN total - before ELSE total END, source,
       before IS NULL
FROM difference;

-- When the LIVE began as far as it was told by the moment, at the very first second as far as it was told in it. It was joined midway
-- if more than a minute passed from then to what was heard next, and more than ten times what has passed since on average for each
-- second in which anything was heard, of which there are two or more; or if its start is not told. It was on air and heard from
-- heard_from_s until before heard_until_s: the moment, or the end of the LIVE, if only what is told beside a LIVE came after live.ended.
CREATE TABLE as_of AS SELECT row_number() OVER () AS m, feed, moment FROM (SELECT DISTINCT feed, moment FROM asked);

CREATE TABLE beginning AS
WITH start AS (
    SELECT m, min(ms) AS started_ms FROM as_of JOIN event USING (feed) JOIN live USING (feed)
    WHERE type = 'live.started' AND (s < moment OR s = moment AND moment = first_s) AND s >= live.heard_s AND s < end_s GROUP BY m),
word AS (
    SELECT m, arg_max(type, (ms, n)) AS type, max(ms) // 1000 + 1 AS next_s FROM as_of JOIN event USING (feed) JOIN live USING (feed)
    WHERE type IN ('live.started', 'live.paused', 'live.resumed', 'live.ended') AND s < moment AND s >= heard_s GROUP BY m),
latest AS (
    SELECT m, max(s) AS last_s FROM as_of JOIN event USING (feed)
    WHERE s < moment AND type NOT IN ('product.listed', 'order.refunded', 'order.cancelled', 'heartbeat') AND NOT starts_with(type, 'violation.')
    GROUP BY m),
ending AS (
    SELECT m, CASE WHEN type = 'live.ended' AND last_s < next_s THEN next_s ELSE moment END AS heard_until_s
    FROM as_of LEFT JOIN word USING (m) LEFT JOIN latest USING (m)),
heard AS (
    SELECT m, min(s) AS next_s, next_s - started_ms // 1000 AS silence, count(DISTINCT s) AS seconds, (heard_until_s - next_s) / seconds AS usual
    FROM start JOIN as_of USING (m) JOIN ending USING (m) JOIN event USING (feed) WHERE s > started_ms // 1000 AND s < heard_until_s
    GROUP BY m, started_ms, heard_until_s)
SELECT m, feed, moment, started_ms IS NOT NULL AS told, coalesce(started_ms, heard_s * 1000) AS began_ms, began_ms // 1000 AS began_s,
       told AND coalesce(seconds >= 2 AND silence > 60 AND silence > 10 * usual, false) AS joined, joined OR NOT told AS midway,
       CASE WHEN joined THEN next_s ELSE began_s END AS heard_from_s, heard_until_s
FROM as_of JOIN live USING (feed) JOIN ending USING (m) LEFT JOIN start USING (m) LEFT JOIN heard USING (m);

-- Where the trend is asked for: the pieces of what of its span the LIVE was on air and heard, for goals the whole LIVE, its last 15
-- minutes and all before them.
CREATE TABLE ask AS
WITH wide AS (
    SELECT *, least(greatest(from_s, heard_from_s), to_s) AS onset, greatest(least(to_s, heard_until_s), onset) AS finish,
           greatest(heard_from_s, heard_until_s - 900) AS recent
    FROM asked JOIN beginning USING (feed, moment) JOIN live USING (feed)),
every AS (
    SELECT q, 'asked' AS part, from_s, to_s FROM wide
    UNION ALL SELECT q, 'piece', unnest(range(onset, finish, bucket_s)) AS start, least(start + bucket_s, finish) FROM wide WHERE bucket_s > 0
    UNION ALL SELECT q, 'all', first_s, moment FROM wide WHERE bucket_s > 0
    UNION ALL SELECT q, 'recent', recent, heard_until_s FROM wide WHERE bucket_s > 0
    UNION ALL SELECT q, 'earlier', first_s, greatest(first_s, recent) FROM wide WHERE bucket_s > 0)
SELECT CASE WHEN part = 'asked' THEN q ELSE 1000000 + row_number() OVER () END AS q, q AS of, m, feed, moment, part,
       every.from_s, every.to_s, joined AND every.from_s >= began_s AND every.to_s <= heard_from_s AND every.from_s < every.to_s AS missed
FROM every JOIN wide USING (q);

-- Of what was known at the moment, the highest authority has the say: snapshots, other totals, single events; of several feeds the
-- one named first. Before its first report single events count, in order of their seconds and up to what it says; what it says
-- beyond them had come by then: where the feed was heard from the start on it counts in that second, else for the whole LIVE only.
CREATE TABLE told AS
WITH known AS (SELECT m, feed, family, name, paid, counter, authority, source, s, first, amount FROM as_of JOIN addition USING (feed) WHERE s < moment),
best AS (
    SELECT m, feed, family, name, paid, counter, max(authority) AS authority, arg_min(source, (-authority, source)) AS source
    FROM known GROUP BY ALL)
SELECT best.*, min(s) FILTER (first) AS first_s, any_value(amount) FILTER (first) AS first_total
FROM best JOIN known USING (m, feed, family, name, paid, counter, authority, source) GROUP BY ALL;

CREATE TABLE flow AS
WITH single AS (
    SELECT m, family, name, paid, counter, a.s, any_value(first_total) AS most, sum(a.amount) AS came,
           coalesce(sum(sum(a.amount)) OVER earlier, 0) AS before,
           CASE WHEN most IS NULL THEN came ELSE least(before + came, most) - least(before, most) END AS amount
    FROM told t JOIN addition a USING (feed, family, name, paid, counter)
    WHERE a.authority = 1 AND (t.authority = 1 OR a.s < first_s) GROUP BY m, family, name, paid, counter, a.s
    WINDOW earlier AS (
        PARTITION BY m, family, name, paid, counter ORDER BY a.s ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)),
risen AS (
    SELECT m, family, name, paid, counter, a.s, a.amount
    FROM told JOIN addition a USING (feed, family, name, paid, counter, authority, source) WHERE authority > 1 AND NOT first),
base AS (
    SELECT t.m, t.family, t.name, t.paid, t.counter, first_s AS s, any_value(first_total) - coalesce(sum(single.amount), 0) AS amount
    FROM told t LEFT JOIN single USING (m, family, name, paid, counter) WHERE first_s IS NOT NULL GROUP BY ALL)
SELECT m, family, name, paid, counter, s, amount, true AS placed FROM single UNION ALL SELECT *, true FROM risen
UNION ALL SELECT base.*, NOT midway FROM base JOIN beginning USING (m);

-- Of a span in which the LIVE was on air and not yet heard nothing is known.
CREATE TABLE counted AS
WITH sums AS (SELECT m, family, name, paid, counter, placed, s, sum(amount) AS amount FROM flow GROUP BY ALL),
counter AS (SELECT DISTINCT m, family, name, paid, counter FROM flow),
carried AS (SELECT q, family, name, paid, counter, missed FROM ask JOIN counter USING (m) WHERE part = 'asked' OR family = 'room'),
within AS (
    SELECT q, family, name, paid, counter, sum(amount) AS value, sum(amount) FILTER (placed) AS came
    FROM ask JOIN live USING (feed) JOIN sums USING (m)
    WHERE (part = 'asked' OR family = 'room')
      AND CASE WHEN placed THEN s >= from_s AND s < to_s ELSE from_s <= first_s AND to_s >= moment AND part <> 'piece' END GROUP BY ALL)
SELECT q, family, name, paid, counter, CASE WHEN NOT missed THEN coalesce(value, 0)::BIGINT END AS value,
       CASE WHEN NOT missed THEN coalesce(came, 0)::BIGINT END AS came
FROM carried LEFT JOIN within USING (q, family, name, paid, counter);

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
WITH known AS (SELECT DISTINCT m, role FROM as_of JOIN appearance USING (feed) WHERE s < moment)
SELECT q, known.role, CASE WHEN NOT any_value(missed) THEN count(DISTINCT viewer) END AS people FROM ask JOIN known USING (m)
LEFT JOIN appearance a ON a.feed = ask.feed AND a.role = known.role AND s >= from_s AND s < to_s GROUP BY ALL;

-- A person's trait is the earliest one told of them, in order of (second, file), before the span's end.
CREATE TABLE audience AS
WITH trait AS (
    SELECT feed, viewer, s, n, unnest(['gender', 'age', 'region', 'device']) AS trait, unnest([gender, age, region, device]) AS value
    FROM event WHERE type = 'join' AND viewer IS NOT NULL),
known AS (
    SELECT q, viewer, trait, value FROM asked JOIN trait USING (feed) WHERE value IS NOT NULL AND s < to_s
    QUALIFY row_number() OVER (PARTITION BY q, viewer, trait ORDER BY s, n) = 1),
present AS (SELECT DISTINCT q, role, viewer FROM asked JOIN appearance USING (feed) WHERE s >= from_s AND s < to_s)
SELECT q, role, trait, value, count(*) AS people FROM present JOIN known USING (q, viewer) WHERE role <> 'commenters' GROUP BY ALL;

-- How many watch: reported, else joins less leaves if the LIVE was heard from its start on.
CREATE TABLE level AS
WITH report AS (
    SELECT feed, ms, n, s, current AS level FROM event WHERE type = 'viewers'
    UNION ALL
    SELECT feed, ms, n, s, gauges['current_viewers']::BIGINT FROM event
    WHERE type = 'snapshot' AND scope.channel IS NULL AND scope.product IS NULL AND gauges['current_viewers'] >= 0)
SELECT feed, s, arg_max(level, (ms, n)) AS last, max(level) AS highest FROM report GROUP BY feed, s;

CREATE TABLE reported AS
SELECT m, coalesce(bool_or(level.s < moment), false) AS reported FROM as_of LEFT JOIN level USING (feed) GROUP BY m;

CREATE TABLE step AS
WITH both_known AS (SELECT m FROM flow ANTI JOIN (FROM beginning WHERE midway) USING (m) WHERE family = 'room' GROUP BY m HAVING bool_or(counter = 'views') AND bool_or(counter = 'leaves')),
change AS (
    SELECT m, s, sum(CASE WHEN counter = 'views' THEN amount ELSE -amount END) AS change FROM flow SEMI JOIN both_known USING (m)
    WHERE placed AND family = 'room' AND counter IN ('views', 'leaves') GROUP BY m, s)
SELECT m, s, greatest(sum(change) OVER (PARTITION BY m ORDER BY s), 0) AS present FROM change;

-- At a span's start who came and left stands in where nothing had been reported yet, at its end it does not.
CREATE TABLE standing AS
WITH edge AS (SELECT q, m, feed, 'from' AS edge, from_s AS t FROM ask UNION ALL SELECT q, m, feed, 'to', to_s FROM ask),
last_report AS (SELECT edge.q, edge, last FROM edge ASOF JOIN level ON edge.feed = level.feed AND edge.t > level.s),
present AS (
    SELECT edge.q, edge, coalesce(step.present, 0) AS present FROM edge SEMI JOIN step USING (m)
    ASOF LEFT JOIN step ON edge.m = step.m AND edge.t > step.s)
SELECT edge.q, edge.edge, last, present,
       CASE WHEN edge.edge = 'to' THEN CASE WHEN reported THEN last ELSE present END
            ELSE coalesce(CASE WHEN reported THEN last END, present, CASE WHEN t <= first_s AND NOT midway THEN 0 END) END::BIGINT AS level
FROM edge JOIN reported USING (m) JOIN beginning USING (m) JOIN live ON live.feed = edge.feed LEFT JOIN last_report USING (q, edge) LEFT JOIN present USING (q, edge);

-- What of a span the LIVE was on air and heard.
CREATE TABLE onset AS
SELECT q, least(greatest(from_s, heard_from_s), to_s) AS onset, greatest(least(to_s, heard_until_s), onset) AS finish FROM ask JOIN beginning USING (m);

-- The highest of a minute, and of the span: the highest report in it, or what stood at its start if none came; an estimate is known
-- at every moment, so what stood at the start counts too.
CREATE TABLE piece AS
SELECT q, m, feed, 'minute' AS piece, unnest(range(onset, finish, 60)) AS start, least(start + 60, finish) AS stop FROM ask JOIN onset USING (q)
UNION ALL SELECT q, m, feed, 'span', from_s, to_s FROM ask WHERE to_s > from_s;

CREATE TABLE high AS
WITH by_report AS (
    SELECT p.q, piece, start, max(highest) AS high FROM piece p JOIN reported USING (m) JOIN level USING (feed)
    WHERE reported AND s >= start AND s < stop GROUP BY ALL),
standing_at AS (
    SELECT p.q, piece, start, last FROM piece p JOIN reported USING (m) ASOF JOIN level ON p.feed = level.feed AND p.start > level.s
    WHERE reported),
estimated AS (SELECT * FROM piece p SEMI JOIN step USING (m) JOIN reported USING (m) WHERE NOT reported),
risen AS (SELECT p.q, piece, start, max(present) AS high FROM estimated p JOIN step USING (m) WHERE s >= start AND s < stop GROUP BY ALL),
present_at AS (
    SELECT p.q, piece, start, coalesce(present, 0) AS present FROM estimated p ASOF LEFT JOIN step ON p.m = step.m AND p.start > step.s)
SELECT p.q, piece, start, coalesce(by_report.high, last, greatest(risen.high, present))::BIGINT AS high
FROM piece p LEFT JOIN by_report USING (q, piece, start) LEFT JOIN standing_at USING (q, piece, start)
LEFT JOIN risen USING (q, piece, start) LEFT JOIN present_at USING (q, piece, start);

-- The table of metrics.
CREATE TABLE metric AS
WITH figure AS (
    SELECT ask.*, room.* EXCLUDE (q), (finish - onset) / 3600 AS hours,
           (SELECT came FROM counted c WHERE c.q = ask.q AND family = 'room' AND counter = 'gmv') AS gmv_came,
           (SELECT came FROM counted c WHERE c.q = ask.q AND family = 'room' AND counter = 'impressions') AS impressions_came,
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
