/**
 * Knows IA-32: protected mode with paging off, segments, gates and rings, and what hardware for
 * virtual machines makes of it. Intel 64 and IA-32 Architectures Software Developer's Manual,
 * volumes 2 (instructions) and 3 (system programming). Must not know how anything is run or proved.
 */
@NullMarked
package org.vmorph.model.machines.ia32;

import org.jspecify.annotations.NullMarked;
