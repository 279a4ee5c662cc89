#ifndef RING_H
#define RING_H

#include <stdint.h>
#include <stddef.h>

#define RING_MAX 0x10UL
#define RING_AT(ring, index) \
    ((ring)->data[(index) % RING_MAX])

#ifdef __cplusplus
extern "C" {
#endif

/** Keeps bytes. */
typedef struct ring {
    /** How many. */
    size_t count, *starts;
    unsigned flags : 3;
    unsigned char data[RING_MAX];
    int (*on_full)(struct ring *ring, int more);
    union {
        long whole;
        char parts[8];
    } value;
} ring_t, *ring_ptr;

struct ring_stats {
    int reads;
};

typedef struct {
    int x, y;
} point;

typedef int (*ring_callback)(ring_t *, void *);
typedef unsigned long ulong_type;

/* Where a ring stands. */
enum ring_state { RING_EMPTY, RING_FULL = 2, };

typedef enum { LOW, HIGH } level;

struct forward;

/** Reads a byte. */
int ring_read(ring_t *ring, unsigned char *out);
const char *ring_name(void);
extern int ring_errors;

#if RING_DEBUG
void ring_dump(ring_t *ring, ...);
#else
# define ring_dump(ring) ((void) 0)
#endif

static inline int ring_is_full(const ring_t *ring)
{
    return ring->count >= (RING_MAX);
}

#ifdef __cplusplus
}
#endif

#endif
