import { css } from 'lit';

export const widgetStyle = css`
  slot[name='widget'] {
    display: block;
    min-block-size: 120px;
  }
`;
