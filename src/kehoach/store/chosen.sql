-- Which body of the packs a plan means by a name, worked out on saving: of bodies of one name the one
-- of the day the plan was issued, else the one that was there last.
CREATE VIEW chosen_bodies AS
SELECT n.id AS id, n.plan_id, b.id AS body_id,
  CAST(iif(b.valid_from IS NULL AND b.valid_to IS NULL, 1,
    p.issued_on >= coalesce(b.valid_from, '') AND p.issued_on <= coalesce(b.valid_to, '9999')) AS INTEGER) AS valid
FROM plan_agencies n JOIN coverage p ON p.plan_id = n.plan_id JOIN bodies b ON b.id = coalesce((
    SELECT b.id FROM agency_bodies l JOIN bodies b ON b.id = l.body_id
    WHERE l.agency_id = n.agency_id AND coalesce(b.valid_from, '') <= coalesce(p.issued_on, '9999')
      AND coalesce(b.valid_to, '9999') >= coalesce(p.issued_on, '9999')
    ORDER BY b.id LIMIT 1), (
    SELECT b.id FROM agency_bodies l JOIN bodies b ON b.id = l.body_id
    WHERE l.agency_id = n.agency_id ORDER BY b.valid_to DESC, b.id LIMIT 1));
