-- One row per plan and component: the stated total, the sum of its parts by source, and the figure
-- to use (`dong`): the stated total if there is one (text before tables, the largest if several), else the
-- parts, else the component's only amount of the text, where it stands in a funding section.
CREATE VIEW component_totals AS
SELECT a.plan_id, a.programme, a.component,
  coalesce(max(iif(is_total AND table_id IS NULL, value_dong, NULL)),
           max(iif(is_total, value_dong, NULL))) AS stated_dong,
  sum(iif(NOT is_total AND source IS NOT NULL AND table_id IS NULL, value_dong, NULL)) AS parts_dong,
  coalesce(max(iif(is_total AND table_id IS NULL, value_dong, NULL)),
           max(iif(is_total, value_dong, NULL)),
           sum(iif(NOT is_total AND source IS NOT NULL AND table_id IS NULL, value_dong, NULL)),
           iif(sum(table_id IS NULL) = 1,
               max(iif(table_id IS NULL AND s.kinds LIKE '%"nguon_von"%', value_dong, NULL)), NULL))
    AS dong,
  sum(iif(source = 'nstw' AND NOT is_total AND table_id IS NULL, value_dong, NULL)) AS nstw_dong,
  sum(iif(source LIKE 'nsdp%' AND NOT is_total AND table_id IS NULL, value_dong, NULL))
    AS nsdp_dong,
  sum(iif(source <> 'nstw' AND source NOT LIKE 'nsdp%' AND NOT is_total AND table_id IS NULL,
          value_dong, NULL)) AS other_dong,
  count(*) AS amounts
FROM amounts a LEFT JOIN sections s ON s.id = a.section_id
WHERE a.component IS NOT NULL AND currency = 'VND' AND per IS NULL AND value_dong IS NOT NULL
GROUP BY a.plan_id, a.programme, a.component;

-- The money a plan says it has, before it is split into components: its largest total outside any
-- component (a funding section first), else the sum of the allocations of its funding sections.
CREATE VIEW plan_allocations AS
SELECT a.plan_id,
  coalesce(
    max(iif(a.is_total AND s.kinds LIKE '%"nguon_von"%', a.value_dong, NULL)),
    max(iif(a.is_total AND coalesce(s.kinds, '') NOT LIKE '%"thuc_trang"%', a.value_dong, NULL)),
    sum(iif(NOT a.is_total AND a.source IS NOT NULL AND s.kinds LIKE '%"nguon_von"%',
            a.value_dong, NULL))) AS dong,
  max(a.is_total) AS has_total,
  count(*) AS amounts
FROM amounts a LEFT JOIN sections s ON s.id = a.section_id
WHERE a.component IS NULL AND a.currency = 'VND' AND a.per IS NULL
  AND a.value_dong IS NOT NULL AND a.table_id IS NULL
GROUP BY a.plan_id;

-- One row per plan, programme, source and kind of capital: the components' parts where a plan has
-- components, else the plan's own.
CREATE VIEW source_totals AS
SELECT a.plan_id, a.programme, a.source, a.capital, sum(a.value_dong) AS total_dong,
  count(*) AS amounts
FROM amounts a
WHERE a.source IS NOT NULL AND NOT a.is_total AND a.table_id IS NULL AND a.currency = 'VND'
  AND a.per IS NULL AND a.value_dong IS NOT NULL
  AND (a.component IS NOT NULL OR NOT EXISTS (
    SELECT 1 FROM amounts b WHERE b.plan_id = a.plan_id AND b.component IS NOT NULL
      AND b.source IS NOT NULL AND b.table_id IS NULL))
GROUP BY a.plan_id, a.programme, a.source, a.capital;

-- One row per plan and document it cites, itself aside, with how often; read `citation_graph`.
CREATE VIEW cited_documents AS
SELECT plan_id, number, date, doc_type, issuer, min(issuer_folded) AS issuer_folded,
  max(title) AS title, max(basis) AS basis, count(*) AS mentions
FROM citations WHERE NOT self AND number IS NOT NULL
GROUP BY plan_id, number, date, doc_type, issuer;

-- One row per body a plan names though it no longer existed on the day the plan was issued, and
-- successor; read `obsolete_bodies`.
CREATE VIEW ended_bodies AS
SELECT x.plan_id, p.number, p.issuer, p.issued_on, g.name AS agency, g.level, g.place, b.valid_to,
  s.value AS successor, x.body_id, n.agency_id, n.id AS plan_agency_id, n.text, n.start, n."end"
FROM chosen_bodies x JOIN bodies b ON b.id = x.body_id JOIN plan_agencies n ON n.id = x.id
JOIN coverage p ON p.plan_id = x.plan_id JOIN agencies g ON g.id = n.agency_id
LEFT JOIN json_each('[' || replace(json_quote(b.successor), '; ', '","') || ']') s
  ON b.successor IS NOT NULL
WHERE x.valid = 0 AND b.valid_to < p.issued_on;
