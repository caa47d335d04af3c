"""Writes made-up tables of municipalities and agreements: rows.py FOLDER NUMBER."""

import csv
import random
import sys

folder, number = sys.argv[1], int(sys.argv[2])
chance = random.Random(1)
countries = ["FR", "ES", "SN", "BE", "DE", "IT", "TN", "PT", "ML", "CI"]
themes = ["culture", "sante", "patrimoine", "tourisme"]
with open(f"{folder}/collectivites.csv", "w", newline="") as file:
    rows = csv.writer(file)
    rows.writerow(["id", "nom", "pays_iso2", "niveau", "lat", "lon"])
    for index in range(1_000):
        rows.writerow([f"ma-{index}", f"Commune d’essai {index}", "MA", "commune", 28 + index % 70 / 10, -10 + index % 80 / 10])
        rows.writerow([f"xx-{index}", f"Ville d’essai {index}", countries[index % 10], "", "", ""])
with open(f"{folder}/accords.csv", "w", newline="") as file:
    rows = csv.writer(file)
    rows.writerow(
        "id,type,intitule,collectivite_id,partenaire_id,pays_partenaire_iso2,date_signature,statut,themes,fiabilite,source".split(",")
    )
    for index in range(number):
        partner = chance.randrange(1_000)
        year, month = 1960 + chance.randrange(60), 1 + chance.randrange(12)
        kind = chance.choice(["jumelage", "convention"])
        code = "JUM" if kind == "jumelage" else "CON"
        rows.writerow(
            [
                f"MA-{code}-{index:06}", kind, f"Accord d’essai {index}, « eau, santé »", f"ma-{chance.randrange(1_000)}", f"xx-{partner}",
                countries[partner % 10], f"{year}-{month:02}", "actif", ";".join(chance.sample(themes, 2)), "A", "essai",
            ]
        )
