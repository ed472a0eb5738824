package org.vmorph.conformance.gen;

import static org.vmorph.conformance.gen.Verb.LI;

/** Entries in a table in storage, among the guest's data. */
final class TableEntries implements PageEntries {
  private final Layout layout;
  private final Encoding ltb;
  private final Encoding sta;
  private final Encoding lda;

  TableEntries(GuestDraft draft) {
    layout = draft.layout();
    ltb = draft.machine().encoding("ltb");
    sta = draft.machine().encoding("sta");
    lda = draft.machine().encoding("lda");
  }

  private int table() {
    return layout.count() + Layout.KEPT;
  }

  @Override
  public long load(int register, int page) {
    return sta.word(register, 0, table() + page);
  }

  @Override
  public long show(int register, int page) {
    return lda.word(register, 0, table() + page);
  }

  /** Loads TB. */
  @Override
  public void begin(Code code, int register) {
    code.say(LI, register, table()).put(ltb.word(register, 0, 0));
  }
}
