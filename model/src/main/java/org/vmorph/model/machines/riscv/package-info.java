/**
 * Knows RISC-V: RV64IMAC with Zicsr and Zifencei, three modes, physical memory protection and Sv39.
 * The RISC-V Instruction Set Manual, volume I (unprivileged, 20191213) and volume II (privileged,
 * 20211203, version 1.12). What the manual leaves to who builds one is a parameter. Must not know
 * how anything is run or proved.
 */
@NullMarked
package org.vmorph.model.machines.riscv;

import org.jspecify.annotations.NullMarked;
