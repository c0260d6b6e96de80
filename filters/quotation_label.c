/* Labelling: what every mark of a paragraph is, by dynamic programming over the quotations that are
 * open. A state is the stack of open quotations, at most three deep: all stacks of double and
 * single quotations, 15 of them. Each mark opens, closes, or is none; the cheapest reading of the
 * whole paragraph counts, and each mark is told how much dearer the next best reading is. */
#include "quotations.h"

#include "memory.h"
#include "quotation_style.h"

#include <string.h>

enum { STATES = 15, DEEPEST = 3, DOUBLE_LEFT_OPEN = 40, SINGLE_LEFT_OPEN = 50 };

struct stack {
    unsigned depth, kinds; /* bit 0 is the innermost: 0 double, 1 single */
};

static struct stack stack_of(unsigned state)
{
    unsigned depth = state >= 7 ? 3 : state >= 3 ? 2 : state >= 1;
    return (struct stack){depth, state - ((1u << depth) - 1)};
}

static unsigned state_of(struct stack stack)
{
    return (1u << stack.depth) - 1 + stack.kinds;
}

static unsigned kind_at(struct stack stack, unsigned from_top)
{
    return stack.kinds >> from_top & 1;
}

struct step {
    uint8_t to;
    uint16_t cost;
};

/* What it costs to leave all quotations of the stack open. */
static unsigned left_open(struct stack stack, bool opens_on)
{
    unsigned cost = 0;
    for (unsigned level = 0; level < stack.depth; level++)
        cost += kind_at(stack, level) == SINGLE_MARK ? SINGLE_LEFT_OPEN : DOUBLE_LEFT_OPEN;
    if (stack.depth && opens_on) /* the outermost goes on behind the line */
        cost -= (kind_at(stack, stack.depth - 1) ? SINGLE_LEFT_OPEN : DOUBLE_LEFT_OPEN) - 12;
    return cost;
}

static struct step opening(struct stack stack, unsigned kind)
{
    static const uint8_t within[2][2] = {{15, 2}, {0, 25}}; /* [kind][kind around it] */
    if (stack.depth == DEEPEST)
        return (struct step){(uint8_t)state_of(stack), 60};
    unsigned cost = stack.depth ? within[kind][kind_at(stack, 0)] : 0;
    cost += stack.depth == 2 ? 10 : 0;
    return (struct step){
        (uint8_t)state_of((struct stack){stack.depth + 1, stack.kinds << 1 | kind}),
        (uint16_t)cost};
}

/* A mark that may begin an open quotation anew, instead of one within it. */
static struct step reopening(struct stack stack, unsigned kind)
{
    if (stack.depth && kind_at(stack, 0) == kind)
        return (struct step){(uint8_t)state_of(stack), 6};
    return opening(stack, kind);
}

static struct step closing(struct stack stack, unsigned kind)
{
    for (unsigned above = 0; above < stack.depth && above < 2; above++)
        if (kind_at(stack, above) == kind)
            return (struct step){(uint8_t)state_of((struct stack){stack.depth - above - 1,
                                                                  stack.kinds >> (above + 1)}),
                                 above ? 45 : 0};
    return (struct step){(uint8_t)state_of(stack), 60};
}

static struct step line_end(const struct quote_mark *mark, unsigned state, unsigned label)
{
    struct stack stack = stack_of(state);
    if (label == LEFT_ALONE)
        return (struct step){(uint8_t)state, 0};
    if (label == CLOSES && stack.depth)
        return (struct step){0, (uint16_t)left_open(stack, mark->opens_on)};
    return (struct step){(uint8_t)state, NEVER};
}

static inline struct step take(const struct quote_mark *mark, unsigned state, unsigned label)
{
    static struct step known[4][MARK_LABELS][STATES]; /* by kind; then those that reopen */
    static bool is_known;
    if (!is_known) {
        for (unsigned row = 0; row < 4; row++)
            for (unsigned each = 0; each < STATES; each++) {
                unsigned kind = row % 2;
                known[row][OPENS][each] =
                    row < 2 ? opening(stack_of(each), kind) : reopening(stack_of(each), kind);
                known[row][CLOSES][each] = closing(stack_of(each), kind);
                known[row][APOSTROPHE][each] = (struct step){(uint8_t)each, 0};
                known[row][PRIME][each] = (struct step){(uint8_t)each, 0};
                known[row][LEFT_ALONE][each] = (struct step){(uint8_t)each, 0};
            }
        is_known = true;
    }
    if (mark->kind == LINE_END)
        return line_end(mark, state, label);
    struct step step = known[mark->kind + 2 * mark->reopens][label][state];
    step.cost = (uint16_t)(step.cost + mark->cost[label]);
    return step;
}

static void normalize(uint16_t row[STATES])
{
    uint16_t least = NEVER;
    for (unsigned state = 0; state < STATES; state++)
        least = row[state] < least ? row[state] : least;
    for (unsigned state = 0; state < STATES; state++)
        row[state] = row[state] >= NEVER ? NEVER : (uint16_t)(row[state] - least);
}

/* Row i: what the marks from i on cost at least, by the state before them. */
static void cost_of_rest(struct quotations *of)
{
    of->rows = memory_grow(of->rows, &of->row_capacity, (of->count + 1) * STATES, sizeof *of->rows);
    uint16_t *row = of->rows + of->count * STATES;
    for (unsigned state = 0; state < STATES; state++)
        row[state] = (uint16_t)left_open(stack_of(state), of->is_followed);
    for (size_t i = of->count; i-- > 0; row -= STATES) {
        const struct quote_mark *mark = &of->marks[i];
        uint16_t *before = row - STATES;
        if (mark->decided) {
            memcpy(before, row, STATES * sizeof *row);
            continue;
        }
        for (unsigned state = 0; state < STATES; state++) {
            unsigned least = NEVER;
            for (unsigned label = 0; label < MARK_LABELS; label++) {
                struct step step = take(mark, state, label);
                unsigned cost = step.cost + row[step.to];
                least = cost < least ? cost : least;
            }
            before[state] = (uint16_t)least;
        }
        normalize(before);
    }
}

/* Whether two readings of a mark are written the same. */
static bool is_same_glyph(const struct quotations *of, const struct quote_mark *mark, unsigned a,
                          unsigned b)
{
    bool closes = (a == CLOSES && b == APOSTROPHE) || (a == APOSTROPHE && b == CLOSES);
    return a == b || (closes && mark->kind == SINGLE_MARK && of->style->closes_with_apostrophe);
}

static void choose(const struct quotations *of, struct quote_mark *mark,
                   const unsigned least[MARK_LABELS])
{
    unsigned best = LEFT_ALONE, other = NEVER;
    for (unsigned label = 0; label < MARK_LABELS; label++)
        if (least[label] < least[best])
            best = label;
    mark->label = (uint8_t)best;
    mark->other = (uint8_t)best;
    for (unsigned label = 0; label < MARK_LABELS; label++)
        if (!is_same_glyph(of, mark, label, best) && least[label] < other) {
            other = least[label];
            mark->other = (uint8_t)label;
        }
    mark->margin = (uint16_t)(other - least[best]);
}

static void choose_labels(struct quotations *of)
{
    uint16_t now[STATES], next[STATES];
    for (unsigned state = 0; state < STATES; state++)
        now[state] = NEVER;
    now[0] = 0;
    if (of->is_open)
        now[1] = now[2] = 40; /* a paragraph within a quotation begins with a mark, as a rule */
    if (of->count && of->marks[0].left == AT_EDGE && of->marks[0].right == AT_STOP)
        now[1 + of->marks[0].kind] = 10; /* the end of what was cut off before */
    for (size_t i = 0; i < of->count; i++) {
        struct quote_mark *mark = &of->marks[i];
        const uint16_t *rest = of->rows + (i + 1) * STATES;
        unsigned least[MARK_LABELS] = {NEVER, NEVER, NEVER, NEVER, NEVER};
        if (mark->decided)
            continue;
        memset(next, 0x7F, sizeof next);
        for (unsigned state = 0; state < STATES; state++) {
            if (now[state] >= NEVER)
                continue;
            for (unsigned label = 0; label < MARK_LABELS; label++) {
                struct step step = take(mark, state, label);
                unsigned cost = now[state] + step.cost;
                if (cost < next[step.to])
                    next[step.to] = (uint16_t)cost;
                if (cost + rest[step.to] < least[label])
                    least[label] = cost + rest[step.to];
            }
        }
        choose(of, mark, least);
        memcpy(now, next, sizeof now);
        normalize(now);
    }
}

/* Reading at sight: nearly all copy is sound, and each of its marks can be only one thing. */

/* What the mark plainly is, or LEFT_ALONE where it takes pairing to know. A cost that counts here
 * is less than any other reading of the paragraph could save. */
static enum mark_label plain_label(const struct quote_mark *mark, struct stack stack)
{
    enum { NEXT_TO_NOTHING = 6, MUCH = 20 };
    unsigned kind = mark->kind;
    bool has_single = stack.kinds != 0;
    if (mark->cost[APOSTROPHE] <= NEXT_TO_NOTHING)
        return !has_single && mark->cost[OPENS] >= MUCH ? APOSTROPHE : LEFT_ALONE;
    if (mark->cost[OPENS] == 0 && stack.depth < 2 && !(stack.depth && kind_at(stack, 0) == kind))
        return OPENS;
    if (mark->cost[CLOSES] == 0 && stack.depth && kind_at(stack, 0) == kind)
        return CLOSES;
    return LEFT_ALONE;
}

static bool label_at_sight(struct quotations *of)
{
    enum { SURE = 30 };
    struct stack stack = {0, 0};
    for (size_t i = 0; i < of->count; i++) {
        struct quote_mark *mark = &of->marks[i];
        if (mark->decided || mark->kind == LINE_END)
            continue;
        mark->label = (uint8_t)plain_label(mark, stack);
        mark->margin = SURE;
        if (mark->label == LEFT_ALONE)
            return false;
        if (mark->label == OPENS)
            stack = (struct stack){stack.depth + 1, stack.kinds << 1 | mark->kind};
        else if (mark->label == CLOSES)
            stack = (struct stack){stack.depth - 1, stack.kinds >> 1};
    }
    return !stack.depth;
}

/* Pairs the marks by their labels. */

struct open_marks {
    uint32_t items[DEEPEST + 1];
    size_t depth;
};

static void place(const struct quotations *of, const struct open_marks *open,
                  struct quote_mark *mark)
{
    mark->depth = (uint8_t)open->depth;
    if (!open->depth)
        return;
    mark->parent = open->items[open->depth - 1];
    const struct quote_mark *parent = &of->marks[mark->parent];
    mark->is_weaker = of->bytes[mark->from] == '\'' && of->bytes[parent->from] != '\'';
}

/* Single marks that both stand on the wrong side of their spaces, behind the end of a sentence at
 * that, are a pair only because nothing else is: "a mess.' She said 'no" */
static bool is_far_fetched(const struct quote_mark *opener, const struct quote_mark *closer)
{
    enum { FAR_FETCHED = 70 };
    return opener->kind == SINGLE_MARK && !opener->decided && !closer->decided &&
           opener->cost[OPENS] + closer->cost[CLOSES] >= FAR_FETCHED;
}

static void pair_closing(struct quotations *of, struct open_marks *open, uint32_t closer)
{
    struct quote_mark *mark = &of->marks[closer];
    for (size_t above = open->depth; above-- > 0;) {
        uint32_t opener = open->items[above];
        if (of->marks[opener].kind != mark->kind)
            continue;
        open->depth = above;
        of->marks[opener].is_paired = mark->is_paired = true;
        of->marks[opener].partner = closer;
        mark->partner = opener;
        if (is_far_fetched(&of->marks[opener], mark))
            mark->margin = 0;
        if (mark->margin > of->marks[opener].margin)
            mark->margin = of->marks[opener].margin;
        of->marks[opener].margin = mark->margin;
        break;
    }
    place(of, open, mark);
}

/* Whether the paragraph is longer than agencies write them, in letters: its copy has lost the
 * breaks, and a mark that begins an open quotation anew stood at one. */
static bool has_lost_breaks(const struct quotations *of)
{
    enum { LONGEST_PARAGRAPH = 330 };
    size_t letters = 0, size;
    for (size_t at = of->paragraph.from; at < of->paragraph.to; at += size) {
        letters += is_letter(character_at(of->bytes, of->paragraph.to, at, &size)) != 0;
        if (letters > LONGEST_PARAGRAPH)
            return true;
    }
    return false;
}

static void pair_marks(struct quotations *of)
{
    enum { SURE = 15 };
    struct open_marks open = {.depth = 0};
    of->is_unsure = false;
    for (uint32_t i = 0; i < of->count; i++) {
        struct quote_mark *mark = &of->marks[i];
        if (mark->kind == LINE_END) {
            if (mark->label == CLOSES) {
                if (open.depth)
                    of->marks[open.items[0]].opens_on = mark->opens_on;
                open.depth = 0;
            }
            continue;
        }
        of->is_unsure |= mark->kind == DOUBLE_MARK && mark->margin < SURE;
        if (mark->label == OPENS) {
            size_t top = open.depth ? open.items[open.depth - 1] : 0;
            mark->is_reopened = mark->reopens && open.depth && of->marks[top].kind == mark->kind;
            open.depth -= mark->is_reopened;
            of->marks[top].opens_on |= mark->is_reopened && has_lost_breaks(of);
            place(of, &open, mark);
            if (open.depth < DEEPEST)
                open.items[open.depth++] = i;
        } else if (mark->label == CLOSES) {
            pair_closing(of, &open, i);
        }
    }
    if (open.depth && of->is_followed)
        of->marks[open.items[0]].opens_on = true;
    of->is_open = open.depth > 0;
}

void quotation_label(struct quotations *of)
{
    quotation_elisions(of);
    quotation_costs(of);
    for (size_t i = 0; i < of->count; i++) {
        struct quote_mark *mark = &of->marks[i];
        if (mark->decided)
            mark->margin = NEVER;
        if (mark->kind == LINE_END && i + 1 < of->count)
            mark->opens_on = mark[1].left == AT_LINE;
    }
    if (of->is_open || !label_at_sight(of)) {
        cost_of_rest(of);
        choose_labels(of);
    }
    pair_marks(of);
}
