package org.vmorph.ci.paper;

import java.util.List;

/** A section of docs/paper.md, row by row. */
record Section(String title, List<Row> rows) {
  /** All of them, in the order of the paper. */
  static final List<Section> ALL =
      List.of(
          new Section("1. The machine", TheMachine.ROWS),
          new Section("2. Instruction classes", InstructionClasses.ROWS),
          new Section("3. The control program", TheControlProgram.ROWS),
          new Section("4. The map and the theorems", MapAndTheorems.ROWS),
          new Section("5. The readings", TheReadings.ROWS),
          new Section("6. Corner cases", CornerCases.ROWS));
}
