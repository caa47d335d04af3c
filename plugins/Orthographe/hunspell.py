"""Le correcteur hunspell, par sa bibliothèque partagée."""
import ctypes
import glob

DICTIONNAIRE = "/usr/share/hunspell/fr"


class Hunspell:
    """Un dictionnaire ouvert. Les mots sont en UTF-8, comme le dictionnaire du français."""

    def __init__(self, base=DICTIONNAIRE):
        noms = sorted(glob.glob("/usr/lib/*/libhunspell-*.so.*") + glob.glob("/usr/lib64/libhunspell-*.so.*"))
        if not noms:
            raise SystemExit("la bibliothèque de hunspell n’est pas installée")
        self._lib = ctypes.CDLL(noms[0])
        self._lib.Hunspell_create.restype = ctypes.c_void_p
        self._lib.Hunspell_spell.argtypes = [ctypes.c_void_p, ctypes.c_char_p]
        self._lib.Hunspell_suggest.argtypes = [
            ctypes.c_void_p, ctypes.POINTER(ctypes.POINTER(ctypes.c_char_p)), ctypes.c_char_p]
        self._lib.Hunspell_free_list.argtypes = [
            ctypes.c_void_p, ctypes.POINTER(ctypes.POINTER(ctypes.c_char_p)), ctypes.c_int]
        self._dictionnaire = self._lib.Hunspell_create(f"{base}.aff".encode(), f"{base}.dic".encode())
        self._connus = {}

    def connait(self, mot):
        connu = self._connus.get(mot)
        if connu is None:
            connu = self._connus[mot] = self._lib.Hunspell_spell(self._dictionnaire, mot.encode()) != 0
        return connu

    def propose(self, mot, combien=3):
        """Les mots les plus proches, le plus probable d’abord."""
        liste = ctypes.POINTER(ctypes.c_char_p)()
        nombre = self._lib.Hunspell_suggest(self._dictionnaire, ctypes.byref(liste), mot.encode())
        mots = [liste[i].decode() for i in range(min(nombre, combien))]
        self._lib.Hunspell_free_list(self._dictionnaire, ctypes.byref(liste), nombre)
        return mots
