"""A truth -> the ``tree.json`` that a perfect reading would give: to try the judge itself."""


def tree_of(truth: dict) -> dict:
    """A tree without a fault, ids simply numbered."""
    findings = [{"code": f["code"], "appendix": None, "id": None} for f in truth["findings"]]
    appendices = []
    for place, appendix in enumerate(truth["appendices"]):
        appendices.append(_appendix(appendix))
        for finding in appendix["findings"]:
            name = None if finding["row"] is None else f"r{finding['row']}"
            facts = {"column": finding["column"]} if "column" in finding else {}
            findings.append(
                {"code": finding["code"], "appendix": place, "id": name, "facts": facts}
            )
    return {"format": "criteria-tree/1", "appendices": appendices, "findings": findings}


def _appendix(appendix: dict) -> dict:
    anchors = {
        (role, row): first
        for role, first, last in appendix["spans"]
        for row in range(first, last + 1)
    }
    nodes = []
    for number, row in enumerate(appendix["rows"]):
        texts = {
            role: {"text": text, "items": [], "anchor": f"r{anchors.get((role, number), number)}"}
            for role, text in row["texts"].items()
        }
        nodes.append(
            {**row, "id": f"r{number}", "page": 1, "assumed": False, "texts": texts, "children": []}
        )
    for node in nodes:
        if node["parent"] is not None:
            nodes[node["parent"]]["children"].append(node)
    said = appendix["document"]
    issued = {k: said[k] for k in ("kind", "number", "symbol", "date", "issuer")}
    return {
        "label": said["label"],
        "title": said["title"],
        "year": said["year"],
        "issued_with": issued if any(issued.values()) else None,
        "columns": [{"role": role, "header": header} for role, header, _ in appendix["columns"]],
        "criteria": [node for node in nodes if node["parent"] is None],
        "total": appendix["total"],
        "notes": appendix["notes"],
    }
