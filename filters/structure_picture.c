/* Captions and picture credits: "..., caption. Photo: NAME / AGENCY". */
#include "structure_page.h"

enum { CREDIT_WORDS = 14, CREDIT_LONGEST = 120, CAPTION_WORDS = 90, PICTURES_MOST = 64 };

#define CAPTION "structure/caption"
#define CREDIT "structure/picture-credit"

static bool may_hold_credit(const char *bytes, struct span span)
{
    for (size_t at = span.from; at < span.to; at++)
        if (bytes[at] == ':' || bytes[at] == '/' || (unsigned char)bytes[at] == 0xC2 ||
            bytes[at] == '(')
            return true;
    return false;
}

/* The name of a person: two words or more, all in upper case at first. */
static bool is_person(const char *bytes, struct span name)
{
    struct span word;
    size_t words = 0;
    for (size_t at = name.from; word_next(bytes, name.to, &at, true, &word); words++)
        if (!is_upper(character_at(bytes, name.to, word.from, NULL)))
            return false;
    return words >= 2;
}

/* "... on Friday. EFE/NAME", "(Xinhua/NAME)": an agency, a slash and a person end the block. */
static bool find_agency(const struct page *page, struct span tail, struct span *label)
{
    const char *bytes = page->layout.bytes;
    struct span found;
    for (size_t at = tail.from;
         phrase_next(page->self->words.agencies, bytes, tail, &at, &found);) {
        size_t before = found.from, end = tail.to;
        while (before > tail.from && bytes[before - 1] == ' ')
            before--;
        while (end > found.to && strchr(").", bytes[end - 1]))
            end--;
        if (found.to >= end || bytes[found.to] != '/' || before == tail.from ||
            !strchr(".!?(", bytes[before - 1]) ||
            !is_person(bytes, (struct span){found.to + 1, end}))
            continue;
        *label = (struct span){found.from, found.to + 1};
        return true;
    }
    return false;
}

/* The last label of a picture's credit in the block's last bytes, and the name behind it. */
static bool find_credit(const struct page *page, struct span block, struct span *label,
                        struct span *name)
{
    const char *bytes = page->layout.bytes;
    struct span tail = block, found;
    bool has = false;
    if (tail.to - tail.from > CREDIT_LONGEST) {
        tail.from = tail.to - CREDIT_LONGEST;
        while ((bytes[tail.from] & 0xC0) == 0x80 || bytes[tail.from] != ' ') {
            if (++tail.from == tail.to)
                return false;
        }
    }
    if (!may_hold_credit(bytes, tail))
        return false;
    const struct entry *entry;
    for (size_t at = tail.from;
         (entry = phrase_next(page->self->labels, bytes, tail, &at, &found));) {
        if (!means(entry, "picture") && !(means(entry, "copyright") && bytes[found.from] != 'c'))
            continue;
        if (has && label->to + 1 >= found.from) /* Photo: © NAME */
            continue;
        if (has && bytes[found.to - 1] == '/') /* Photo: NAME, REUTERS/NAME */
            continue;
        *label = found;
        has = true;
    }
    if (!has && !find_agency(page, tail, label))
        return false;
    *name = span_trim(bytes, (struct span){label->to, block.to});
    return true;
}

/* What stands before the label must have ended: a stop, a bracket, a dash, a line. */
static bool is_parted(const char *bytes, struct span block, size_t at)
{
    size_t size;
    while (at > block.from && (bytes[at - 1] == ' ' || bytes[at - 1] == '\n'))
        at--;
    if (at == block.from)
        return true;
    uint32_t last = character_before(bytes, at, &size);
    return strchr(".!?()|/-", (int)(last < 0x80 ? last : 'x')) || last == 0x201D ||
           last == 0x2013 || last == 0x2014 || last == 0xBB || last == 0x2022 || last == 0x201C ||
           last == 0x2026;
}

/* A bracket that closes the block, or © before some words that end as no sentence does. */
static bool is_parted_by_itself(const char *bytes, const struct block *block, size_t at)
{
    return bytes[at] == '(' ? bytes[block->span.to - 1] == ')'
                            : strncmp(bytes + at, "©", 2) == 0 && !block->is_sentence;
}

/* A name, an agency: some words, and no sentence. */
static bool is_name(const char *bytes, struct span name)
{
    size_t words = word_count(bytes + name.from, name.to - name.from), size;
    uint32_t first = character_at(bytes, name.to, name.from, &size);
    if (!words || words > CREDIT_WORDS ||
        memmem(bytes + name.from, name.to - name.from, "://", 3) ||
        memchr(bytes + name.from, '?', name.to - name.from))
        return false;
    if (is_lower(first) && words > 6) /* dpa/..., imago/... may begin so */
        return false;
    for (size_t at = name.from; at + 2 < name.to; at++) /* "NAME. And then ..." is prose */
        if (bytes[at] == '.' && bytes[at + 1] == ' ' && at > name.from + 3 &&
            bytes[at - 2] != ' ' && bytes[at - 2] != '.')
            return false;
    return true;
}

static struct span without_bracket(const char *bytes, struct span name, bool opened)
{
    if (name.to > name.from && bytes[name.to - 1] == '.' && opened)
        name.to--;
    if (opened && name.to > name.from && bytes[name.to - 1] == ')' &&
        !memchr(bytes + name.from, '(', name.to - name.from))
        name.to--;
    return span_trim(bytes, name);
}

/* A short title directly above the caption is the caption's first line. */
static bool has_title_above(const struct page *page, size_t block)
{
    const struct block *blocks = page->layout.blocks;
    size_t titles = 0, i = 0;
    for (; i < block && !blocks[i].is_prose; i++)
        titles += !blocks[i].is_gone && blocks[i].is_title;
    /* The first title is the story's own; below prose a title is the story's too. */
    return i == block && titles > 1 && blocks[block - 1].is_title && !blocks[block - 1].is_gone &&
           blocks[block - 1].after_blank && blocks[block - 1].words <= 12 &&
           (blocks[block - 1].before_blank || blocks[block].before_blank);
}

static void move_caption(struct page *page, size_t block, struct span caption, struct span name)
{
    struct layout *layout = &page->layout;
    struct text text = {0}, lines = {0};
    if (has_title_above(page, block)) {
        page_take(page, block - 1, CAPTION, "the caption's title");
        block_text(layout, &layout->blocks[block - 1], &text);
        text_append_byte(&text, '\n');
    }
    struct block line = {.span = caption};
    block_text(layout, &line, &lines);
    text_append(&text, text_string(&lines), lines.length);
    page_take(page, block, CAPTION, "a picture's caption and its credit");
    page_give(page, "Caption", text_string(&text), text.length, CAPTION,
              "a picture's caption and its credit");
    page_give(page, "Picture-Credit", layout->bytes + name.from, name.to - name.from, CREDIT,
              "who took the picture");
    text_free(&text);
    text_free(&lines);
}

/* "Image caption, Ferries at the quay". */
static bool read_labelled(struct page *page, size_t index)
{
    const struct block *block = &page->layout.blocks[index];
    size_t text;
    if (block->is_gone || block->words > CAPTION_WORDS ||
        !means(page_label(page, block->span, &text), "part Caption") || text >= block->span.to)
        return false;
    struct text caption = {0};
    struct block rest = {.span = {text, block->span.to}};
    block_text(&page->layout, &rest, &caption);
    page_take(page, index, CAPTION, "the copy says itself what this is");
    page_give(page, "Caption", text_string(&caption), caption.length, CAPTION,
              "the copy says itself what this is");
    text_free(&caption);
    return true;
}

static bool read_picture(struct page *page, size_t index)
{
    const struct block *block = &page->layout.blocks[index];
    const char *bytes = page->layout.bytes;
    struct span label = {0}, name = {0};
    if (read_labelled(page, index))
        return true;
    if (block->is_gone || block->words > CAPTION_WORDS ||
        !find_credit(page, block->span, &label, &name) ||
        !(is_parted(bytes, block->span, label.from) ||
          is_parted_by_itself(bytes, block, label.from)))
        return false;
    bool opened = bytes[label.from] == '(';
    size_t credit = label.from;
    if (!opened && label.from > block->span.from && bytes[label.from - 1] == '(') {
        label.from--;
        opened = true;
    }
    if (bytes[label.to - 1] == '/') /* AP Photo/NAME, EFE/NAME: the agency is of the credit */
        name.from = bytes[label.from] == '(' ? label.from + 1 : credit;
    name = without_bracket(bytes, name, opened);
    if (!is_name(bytes, name))
        return false;
    struct span caption = span_trim(bytes, (struct span){block->span.from, label.from});
    if (caption.to > caption.from && strchr("-|/", bytes[caption.to - 1]))
        caption = span_trim(bytes, (struct span){caption.from, caption.to - 1});
    size_t words = word_count(bytes + caption.from, caption.to - caption.from);
    if (caption.from < caption.to && words < 2)
        return false;
    page->evidence++;
    if (!words) {
        page_take(page, index, CREDIT, "who took the picture");
        page_give(page, "Picture-Credit", bytes + name.from, name.to - name.from, CREDIT,
                  "who took the picture");
    } else {
        move_caption(page, index, caption, name);
    }
    return true;
}

void read_pictures(struct page *page)
{
    size_t pictures = 0;
    for (size_t i = 0; i < page->layout.count && pictures < PICTURES_MOST; i++)
        pictures += read_picture(page, i);
}
