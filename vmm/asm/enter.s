; From the guest: every trap arrives here.
;
; trap
;   Mode s, R = (0, q). E[PSW.old]: the guest's real PSW, P on the instruction that trapped, and the cause.
;   All registers are the guest's. Index 0 is no index, so saving them needs none of them.
;   Goes on with the guest's registers in guest.regs, and
;     r0  0                           r2  E[PSW.old]
;     r1  the guest's virtual PSW     r3  the cause

trap:     st    r0, guest.regs
          st    r1, guest.regs + 1
          st    r2, guest.regs + 2
          st    r3, guest.regs + 3
          st    r4, guest.regs + 4
          st    r5, guest.regs + 5
          st    r6, guest.regs + 6
          st    r7, guest.regs + 7
          st    r8, guest.regs + 8
          st    r9, guest.regs + 9
          st    r10, guest.regs + 10
          st    r11, guest.regs + 11
          st    r12, guest.regs + 12
          st    r13, guest.regs + 13
          st    r14, guest.regs + 14
          st    r15, guest.regs + 15

          li    r0, 0
          ld    r2, PSW.old

          ld    r1, guest.psw           ; M and R are as the guest left them; P has moved on
          mov   r3, r1
          xor   r3, r2
          ld    r4, p.field
          and   r3, r4
          xor   r1, r3

          mov   r3, r2                  ; the cause
          li    r4, PSW.cause
          shr   r3, r4
          li    r4, PSW.cause.mask >> PSW.cause
          and   r3, r4
