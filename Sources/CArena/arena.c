#include "arena.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { alignment = 16, usual_chunk = 1 << 20 };

typedef struct chunk {
  struct chunk *below;
  size_t size, used;
  size_t padding;
  unsigned char bytes[];
} chunk;

static _Thread_local chunk *top;

static size_t rounded(size_t size) {
  if (size > SIZE_MAX / 2) abort();
  return (size + alignment - 1) & ~(size_t)(alignment - 1);
}

/// The size that was asked for stands in the 16 bytes before each block.
static size_t *size_of(void *block) { return (size_t *)((unsigned char *)block - alignment); }

static int is_last(void *block) {
  return top && (unsigned char *)block + rounded(*size_of(block)) == top->bytes + top->used;
}

static void add_chunk(size_t least) {
  size_t size = least > usual_chunk ? least : usual_chunk;
  chunk *added = malloc(sizeof(chunk) + size);
  if (!added) abort();
  *added = (chunk){.below = top, .size = size};
  top = added;
}

static void *take(size_t size) {
  size_t whole = alignment + rounded(size);
  if (!top || top->size - top->used < whole) add_chunk(whole);
  void *block = top->bytes + top->used + alignment;
  top->used += whole;
  *size_of(block) = size;
  return block;
}

arena_mark_t arena_mark(void) { return (arena_mark_t){.chunk = top, .used = top ? top->used : 0}; }

void arena_release(arena_mark_t mark) {
  while (top && top != mark.chunk && top->below) {
    chunk *gone = top;
    top = gone->below;
    free(gone);
  }
  if (top) top->used = top == mark.chunk ? mark.used : 0;
}

void *arena_calloc(size_t count, size_t size) {
  if (size && count > SIZE_MAX / size) abort();
  void *block = take(count * size);
  memset(block, 0, count * size);
  return block;
}

void *arena_realloc(void *block, size_t size) {
  if (!block) return take(size);
  size_t former = *size_of(block);
  if (rounded(size) <= rounded(former)) {
    if (size > former) *size_of(block) = size;
    return block;
  }
  if (is_last(block) && rounded(size) - rounded(former) <= top->size - top->used) {
    top->used += rounded(size) - rounded(former);
    *size_of(block) = size;
    return block;
  }
  void *moved = take(size);
  memcpy(moved, block, former);
  return moved;
}

void arena_free(void *block) {
  if (block && is_last(block)) top->used -= alignment + rounded(*size_of(block));
}
