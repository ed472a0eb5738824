package org.vmorph.model.arch;

import org.vmorph.model.ir.Instruction;

/** An instruction word taken apart: the instruction, and its operands in the order of its form. */
public record Decoded(Instruction instruction, long[] operands) {}
