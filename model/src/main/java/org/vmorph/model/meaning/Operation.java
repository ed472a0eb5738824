package org.vmorph.model.meaning;

import org.vmorph.model.ir.Instruction;

/** An instruction with its operands: what a word says that has been fetched. */
public record Operation<W>(Instruction instruction, OperandValues<W> operands) {}
