package org.vmorph.conformance.gen;

import static org.vmorph.conformance.gen.Verb.HALT;
import static org.vmorph.conformance.gen.Verb.JMP;
import static org.vmorph.conformance.gen.Verb.SVC;

/**
 * Writes a guest's user programs, and the PSWs that lead to them and to supervisor code, the odd
 * ones on purpose.
 */
final class Programs {
  private final GuestDraft draft;
  private final Dice dice;
  private final Layout layout;
  private final Code code;

  Programs(GuestDraft draft) {
    this.draft = draft;
    this.dice = draft.dice();
    this.layout = draft.layout();
    this.code = draft.code();
  }

  void write() {
    AddressNames first = draft.control().program(0, layout.program(0));
    AddressNames second = draft.control().program(1, layout.program(1));
    user(0, first);
    user(1, second);
    for (int i = 0; i < Layout.SLOTS - 1; i++) {
      draft.words()[layout.slot(i)] = psw(first, second);
    }
    draft.words()[layout.slot(Layout.SLOTS - 1)] = draft.control().psw(false, layout.stop());
  }

  private void user(int number, AddressNames view) {
    int start = layout.program(number);
    code.begin(Weights.USER, start, layout.programEnd(number), view);
    code.fill(1);
    switch (dice.below(24)) {
      case 0, 3, 4 -> code.say(HALT);
      case 1, 5, 6 -> code.put(0);
      case 2 -> code.say(JMP, 0, code.named(start));
      default -> code.say(SVC, dice.below(8));
    }
  }

  private long psw(AddressNames first, AddressNames second) {
    var control = draft.control();
    int need = layout.programEnd(0) - layout.program(0);
    return switch (dice.below(5)) {
      case 0, 1 -> control.psw(true, layout.program(0) + dice.below(3), first, need);
      case 2, 3 -> control.psw(true, layout.program(1) + dice.below(3), second, need);
      default -> control.psw(dice.percent(20), supervisorCode(), AddressNames.PLAIN, need);
    };
  }

  private int supervisorCode() {
    return dice.percent(65) ? layout.stop() : dice.between(layout.main(), layout.mainEnd() - 1);
  }
}
