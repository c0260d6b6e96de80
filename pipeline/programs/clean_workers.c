/* Workers: processes that each clean some of the files. */
#include "clean_workers.h"

#include "../formats/story_text.h"
#include "../memory.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

struct worker {
    pid_t process;
    struct reader reader; /* of the stories that come through its pipe */
};

/* A story of this one part marks the end of a file. */
static const char end_of_file[] = "Wire-Story: 1\nEnd-Of-File: yes\n.\n";

void workers_end_file(struct output *pipe)
{
    output_string(pipe, end_of_file);
    output_flush(pipe);
}

static bool start_worker(struct worker *worker, size_t number, size_t workers,
                         clean_share_function *share, void *self, struct report *report)
{
    int ends[2];
    if (pipe(ends) != 0)
        return false;
    worker->process = fork();
    if (worker->process < 0) {
        close(ends[0]);
        close(ends[1]);
        return false;
    }
    if (worker->process == 0) {
        close(ends[0]);
        struct output output = {.descriptor = ends[1],
                                .name = memory_copy_string("a worker's pipe"),
                                .report = report};
        share(self, number, workers, &output);
        output_close(&output);
        _exit(report->status);
    }
    close(ends[1]);
    worker->reader = (struct reader){.format = &format_story, .report = report};
    worker->reader.input = (struct input){.descriptor = ends[0],
                                          .name = memory_copy_string("a worker's pipe"),
                                          .line = 1,
                                          .report = report};
    return true;
}

static void collect_file(struct worker *worker, size_t file, collect_function *collect, void *self)
{
    struct story story = {0};
    while (reader_next(&worker->reader, &story) && !story_part(&story, "End-Of-File"))
        collect(self, file, &story);
    story_free(&story);
}

static void end_worker(struct worker *worker, struct report *report)
{
    int status;
    reader_close(&worker->reader);
    while (waitpid(worker->process, &status, 0) < 0 && errno == EINTR)
        ;
    if (WIFEXITED(status))
        report_status(report, WEXITSTATUS(status));
    else
        report_at(report, EX_SOFTWARE, NULL, 0,
                  "a worker was ended by signal %d; its remaining files are not cleaned",
                  WTERMSIG(status));
}

void workers_run(size_t workers, size_t files, clean_share_function *share, void *share_self,
                 collect_function *collect, void *collect_self, struct report *report)
{
    struct worker *started = memory_allocate(workers, sizeof *started);
    size_t count = 0;
    workers = workers < files ? workers : files;
    while (count < workers && start_worker(&started[count], count, workers, share, share_self, report))
        count++;
    if (count < workers)
        report_at(report, EX_TEMPFAIL, NULL, 0, "cannot start worker %zu of %zu: %s", count + 1,
                  workers, strerror(errno));
    for (size_t file = 0; count == workers && file < files; file++)
        collect_file(&started[file % workers], file, collect, collect_self);
    for (size_t i = 0; i < count; i++)
        end_worker(&started[i], report);
    free(started);
}
