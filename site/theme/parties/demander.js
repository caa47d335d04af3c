  /* La page visée, ouverte dans un cadre caché, dit elle-même son titre, son résumé et ses champs : cela marche aussi depuis un dossier.
     Sans réponse après dix secondes, rien. */
  function demander(adresse) {
    return new Promise(function (fin) {
      var cadre = element('iframe', { hidden: '', title: '' });
      function finir(reponse) {
        window.removeEventListener('message', recevoir);
        clearTimeout(limite);
        cadre.remove();
        fin(reponse);
      }
      function recevoir(e) { if (e.source === cadre.contentWindow && e.data && e.data.apercu) finir(e.data); }
      var limite = setTimeout(finir, 10000);
      window.addEventListener('message', recevoir);
      cadre.addEventListener('load', function () { cadre.contentWindow.postMessage('vademecum:apercu', '*'); });
      cadre.src = adresse;
      document.body.appendChild(cadre);
    });
  }
