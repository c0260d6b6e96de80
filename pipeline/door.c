/* Door: a library that is opened when it is first needed. */
#include "door.h"

#include <dlfcn.h>
#include <link.h>
#include <string.h>

bool door_open(struct door *door, const struct behind_door *functions, size_t count)
{
    if (door->tried)
        return door->handle != NULL;
    door->tried = true;
    void *handle = dlopen(door->soname, RTLD_NOW | RTLD_LOCAL);
    if (!handle)
        return false;
    for (size_t i = 0; i < count; i++) {
        void *found = dlsym(handle, functions[i].name);
        if (!found)
            return false;
        memcpy(functions[i].function, &found, sizeof found);
    }
    door->handle = handle;
    return true;
}

const char *door_file(const struct door *door)
{
    struct link_map *map;
    return door->handle && dlinfo(door->handle, RTLD_DI_LINKMAP, &map) == 0 ? map->l_name : NULL;
}
