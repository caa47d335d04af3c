// Debian keeps libpq's headers in a folder of their own, outside the default path.
#include <postgresql/libpq-fe.h>
