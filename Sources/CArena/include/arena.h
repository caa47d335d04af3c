#ifndef ARENA_H
#define ARENA_H

#include <stddef.h>

/// Memory of one thread that is given back all at once. Pieces are taken one after the other; what is freed before the end is used
/// again only when it is the last that was taken.
///
/// Each thread keeps its first chunk for its next user.

/// How much was taken at a moment.
typedef struct {
  void *chunk;
  size_t used;
} arena_mark_t;

arena_mark_t arena_mark(void);

/// Gives back everything that the thread has taken since the mark. Marks are released in the opposite order of their making.
void arena_release(arena_mark_t mark);

/// As calloc(3), realloc(3) and free(3), on the thread's arena. The process ends when there is no memory left.
void *arena_calloc(size_t count, size_t size);
void *arena_realloc(void *block, size_t size);
void arena_free(void *block);

#endif
