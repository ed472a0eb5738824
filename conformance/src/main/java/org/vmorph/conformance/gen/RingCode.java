package org.vmorph.conformance.gen;

import static org.vmorph.conformance.gen.Verb.LI;
import static org.vmorph.conformance.gen.Verb.XOR;

/**
 * Control where a PSW has a ring besides R, and D says which ring a trap leads to, two bits a
 * cause.
 */
final class RingCode extends RelocationCode {
  private static final int RINGS = 3;

  private final GuestDraft draft;
  private final Dice dice;
  private final RingLayout layout;
  private final RingHandlers handlers;
  private final int causes;
  private final Encoding ldl;
  private final Encoding sdl;

  /**
   * Control of a guest.
   *
   * @param causes how many causes D has a ring for
   */
  RingCode(GuestDraft draft, RingLayout layout, int causes) {
    super(draft);
    this.draft = draft;
    this.dice = draft.dice();
    this.layout = layout;
    this.causes = causes;
    this.ldl = draft.machine().encoding("ldl");
    this.sdl = draft.machine().encoding("sdl");
    this.handlers = new RingHandlers(draft, layout, this);
  }

  /** Ring 0, or one of the others; 3, which means 2, now and then. */
  @Override
  long mode(boolean user) {
    if (!user) {
      return 0;
    }
    int chance = dice.below(100);
    return chance < 50 ? 2 : chance < 88 ? 1 : RINGS;
  }

  /** A PSW of a ring. */
  long pswIn(long ring, long p, long l, long b) {
    return draft.machine().psw(ring, p) | r(l, b);
  }

  /** A D: mostly traps lead to ring 0, and never all of them elsewhere. */
  private long delegation() {
    long all = 0;
    for (int cause = 0; cause < causes; cause++) {
      int chance = dice.below(100);
      long ring = chance < 55 ? 0 : chance < 75 ? 1 : chance < 90 ? 2 : RINGS;
      all |= ring << 2 * cause;
    }
    return dice.percent(10) ? dice.word() >>> dice.below(64) : all;
  }

  private void delegate(Code code, int register) {
    code.say(LI, register, delegation()).put(ldl.word(register, 0, 0));
  }

  @Override
  public void traps() {
    super.traps();
    handlers.write();
  }

  @Override
  public void handle(int address) {
    super.handle(address);
    for (int ring = 1; ring < RINGS; ring++) {
      draft.words()[layout.newPsw(ring)] = pswIn(ring, layout.shortStop(), 0, layout.words());
    }
  }

  @Override
  public int wordsBefore() {
    return 2;
  }

  @Override
  public void before(Code code) {
    if (dice.percent(75)) {
      delegate(code, draft.registers().handler(0));
    }
  }

  @Override
  public void between(Code code, int register) {
    if (dice.percent(30)) {
      delegate(code, register);
    }
  }

  @Override
  public void change(Code code) {
    if (dice.percent(30)) {
      delegate(code, draft.register());
    } else {
      super.change(code);
    }
  }

  @Override
  public void mend(Code code, int old, int free) {
    switch (dice.below(4)) {
      case 0 -> delegate(code, free);
      case 1 ->
          code.say(LI, free, draft.machine().psw(1L + dice.below(RINGS), 0)).say(XOR, old, free);
      default -> super.mend(code, old, free);
    }
  }

  @Override
  public long word() {
    return dice.percent(40)
        ? super.word()
        : psw(dice.percent(80), dice.percent(50) ? layout.stop() : layout.main());
  }

  @Override
  public long load(int register) {
    return dice.percent(70) ? super.load(register) : ldl.word(register, 0, 0);
  }

  @Override
  public long show(int register) {
    return dice.percent(65) ? super.show(register) : sdl.word(register, 0, 0);
  }
}
