; Back to the guest: the mirror image of `trap` in enter.s.

leave:    ld    r0, guest.regs
          ld    r1, guest.regs + 1
          ld    r2, guest.regs + 2
          ld    r3, guest.regs + 3
          ld    r4, guest.regs + 4
          ld    r5, guest.regs + 5
          ld    r6, guest.regs + 6
          ld    r7, guest.regs + 7
          ld    r8, guest.regs + 8
          ld    r9, guest.regs + 9
          ld    r10, guest.regs + 10
          ld    r11, guest.regs + 11
          ld    r12, guest.regs + 12
          ld    r13, guest.regs + 13
          ld    r14, guest.regs + 14
          ld    r15, guest.regs + 15
          lpsw  real.psw
