#include "ring.h"
#include <string.h>

int ring_errors = 0, *last, table[3] = {1, 2, 3,};
static const struct ring_stats NONE = { .reads = 0 };
static int (*hook)(int) = NULL;
static char **names[2];

static int grow(ring_t *ring);

/* Reads. */
int
ring_read(ring_t *ring, unsigned char *out)
{
    int local = 1;
    struct ring_stats stats;
    for (;;) {
        if (!ring || (local > 2)) break;
    }
    *out = ring->data[0];
    return 0;
}

const char *ring_name(void) { return "ring" " buffer"; }

char **ring_names(void) { return names[0]; }

static int grow(ring_t *ring)
{
    return (int) ring->count + 1;
}
