/* Workers: processes that each clean some of the files (-j), and give their stories back in the
 * order of the files, so that the output is the same whatever their number. */
#ifndef WIRECOPY_CLEAN_WORKERS_H
#define WIRECOPY_CLEAN_WORKERS_H

#include "../output.h"
#include "../story.h"

/* In a worker: cleans files worker, worker + workers, ...; writes their stories, each file's ended by
 * workers_end_file(). */
typedef void clean_share_function(void *self, size_t worker, size_t workers, struct output *pipe);

/* In the parent: a story of the file of that number. */
typedef void collect_function(void *self, size_t file, struct story *);

void workers_end_file(struct output *pipe);

/* Runs all; the worst status of the workers goes to the report. */
void workers_run(size_t workers, size_t files, clean_share_function *share, void *share_self,
                 collect_function *collect, void *collect_self, struct report *);

#endif
