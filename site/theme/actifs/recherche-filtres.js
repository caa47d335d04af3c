/* Recherche, quand on affine : les cases des facettes avec leurs comptes, les pages sans mot cherché, les thèmes quand rien n’est trouvé.
   Une facette est un fichier : son nom, puis pour chaque valeur son code, son libellé et ses pages, par suites de voisines. */
(function (vdm) {
  'use strict';
  var recus = vdm.recus, manifeste = vdm.manifeste, choisis = vdm.choisis, creer = vdm.creer;

  function dedans(nom) {
    var f = recus.get('f' + nom), valeursFacette = [];
    for (var i = 1; f && i < f.length; i += 3) {
      var l = new vdm.Lecteur(f[i + 2]), suites = [], p = 0;
      while (l.i < l.t.length) {
        p += l.nombre();
        var fin = p + l.nombre() + 1;
        suites.push(p, fin);
        p = fin;
      }
      valeursFacette.push({ code: f[i], nom: f[i + 1], suites: suites });
    }
    return valeursFacette;
  }

  function masque(nom) {
    var m = new Uint8Array(manifeste[1]);
    dedans(nom).forEach(v => {
      if (choisis[nom].indexOf(v.code) < 0) return;
      for (var i = 0; i < v.suites.length; i += 2) m.fill(1, v.suites[i], v.suites[i + 1]);
    });
    return m;
  }

  /* Si une page répond aux valeurs choisies des facettes, sauf une ; rien quand tout est permis. */
  vdm.filtre = function (sauf) {
    var masques = Object.keys(choisis).filter(n => n !== sauf && choisis[n].length && recus.has('f' + n)).map(masque);
    return masques.length ? p => masques.every(m => m[p]) : null;
  };

  /* Les pages permises, quand aucun mot n’est cherché. */
  vdm.toutes = function (r, permise) {
    var sortie = [];
    r.larges = new Uint8Array(manifeste[1]).fill(1);
    r.score = r.larges;
    for (var p = 0; p < manifeste[1]; p++) if (!permise || permise(p)) sortie.push(p);
    return sortie;
  };

  /* Les cases d’une facette, avec le compte des pages de la recherche r que chacune garderait. */
  vdm.dessinerFacette = function (d, nom, r) {
    var ancien = d.querySelector('ul'), ul = creer('ul'), permise = vdm.filtre(nom);
    var actif = d.contains(document.activeElement) && document.activeElement.value;
    var cases = dedans(nom).map(v => {
      var n = 0;
      for (var i = 0; i < v.suites.length; i += 2) {
        for (var p = v.suites[i]; p < v.suites[i + 1]; p++) if ((!r || r.larges[p]) && (!permise || permise(p))) n++;
      }
      return { v: v, n: n, choisi: choisis[nom].indexOf(v.code) >= 0 };
    }).filter(x => x.n || x.choisi);
    cases.sort((a, b) => b.n - a.n || (a.v.nom < b.v.nom ? -1 : 1));
    cases.forEach(x => {
      var li = creer('li'), label = creer('label'), c = creer('input');
      c.type = 'checkbox';
      c.name = nom;
      c.value = x.v.code;
      c.checked = x.choisi;
      c.onchange = function () {
        choisis[nom] = choisis[nom].filter(y => y !== x.v.code);
        if (c.checked) choisis[nom].push(x.v.code);
        vdm.relancer();
      };
      label.appendChild(c);
      label.appendChild(document.createTextNode(' ' + x.v.nom + ' (' + x.n + ')'));
      li.appendChild(label);
      ul.appendChild(li);
    });
    if (ancien) d.replaceChild(ul, ancien); else d.appendChild(ul);
    if (actif) ul.querySelectorAll('input').forEach(c => { if (c.value === actif) c.focus(); });
  };

  /* Les thèmes, ou les valeurs de la première facette, comme autant de recherches. */
  vdm.conseiller = function (li) {
    var nom = manifeste[5].find((n, i) => i % 2 === 0 && n.indexOf('theme') === 0) || manifeste[5][0];
    if (!nom) return;
    vdm.avec(['f' + nom], () => {
      var f = recus.get('f' + nom), ul = creer('ul');
      for (var i = 1; f && i < f.length && i < 30; i += 3) {
        var a = creer('a', '', f[i + 1]), x = creer('li');
        a.href = '?' + nom + '=' + encodeURIComponent(f[i]);
        x.appendChild(a);
        ul.appendChild(x);
      }
      li.appendChild(ul);
    });
  };
})(window.vdm);
