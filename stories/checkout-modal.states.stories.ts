import type { Meta } from '@storybook/web-components-vite';
import { checkoutModalAttributes } from './attributes.ts';
import { checkoutModal } from './states/index.ts';
import { storyOf } from './story.ts';

const meta: Meta = {
  title: 'Checkout modal/States',
  component: 'till-checkout-modal',
  argTypes: checkoutModalAttributes,
};
export default meta;

export const Loading = storyOf(checkoutModal.loading);
export const Review = storyOf(checkoutModal.review);
export const ReviewWithEverything = storyOf(checkoutModal.reviewWithEverything);
export const ReviewWithOneWay = storyOf(checkoutModal.reviewWithOneWay);
export const LongWords = storyOf(checkoutModal.longWords);
export const Starting = storyOf(checkoutModal.starting);
export const Methods = storyOf(checkoutModal.methods);
export const OwnMethods = storyOf(checkoutModal.ownMethods);
export const Fields = storyOf(checkoutModal.fields);
export const FieldsWithErrors = storyOf(checkoutModal.fieldsWithErrors);
export const PriceChanged = storyOf(checkoutModal.priceChanged);
export const Quantities = storyOf(checkoutModal.quantities);
export const PromotionField = storyOf(checkoutModal.promotionField);
export const PromotionApplied = storyOf(checkoutModal.promotionApplied);
export const PromotionRefused = storyOf(checkoutModal.promotionRefused);
export const Qr = storyOf(checkoutModal.qr);
export const QrAmongOthers = storyOf(checkoutModal.qrAmongOthers);
export const QrRanOut = storyOf(checkoutModal.qrRanOut);
export const Transfer = storyOf(checkoutModal.transfer);
export const TransferCopied = storyOf(checkoutModal.transferCopied);
export const TransferRanOut = storyOf(checkoutModal.transferRanOut);
export const Frame = storyOf(checkoutModal.frame);
export const Widget = storyOf(checkoutModal.widget);
export const OtherWindow = storyOf(checkoutModal.otherWindow);
export const OtherWindowClosed = storyOf(checkoutModal.otherWindowClosed);
export const PopupBlocked = storyOf(checkoutModal.popupBlocked);
export const Unfinished = storyOf(checkoutModal.unfinished);
export const LeaveQuestion = storyOf(checkoutModal.leaveQuestion);
export const Checking = storyOf(checkoutModal.checking);
export const Declined = storyOf(checkoutModal.declined);
export const Canceled = storyOf(checkoutModal.canceled);
export const Expired = storyOf(checkoutModal.expired);
export const ExpiredStillPayable = storyOf(checkoutModal.expiredStillPayable);
export const Paid = storyOf(checkoutModal.paid);
export const Authorized = storyOf(checkoutModal.authorized);
export const InReview = storyOf(checkoutModal.inReview);
export const PartlyRefunded = storyOf(checkoutModal.partlyRefunded);
export const Refunded = storyOf(checkoutModal.refunded);
export const GatewaySilent = storyOf(checkoutModal.gatewaySilent);
export const GatewaySilentAmongOthers = storyOf(checkoutModal.gatewaySilentAmongOthers);
export const OtherAmount = storyOf(checkoutModal.otherAmount);
export const AlreadyPaid = storyOf(checkoutModal.alreadyPaid);
export const UnderWayElsewhere = storyOf(checkoutModal.underWayElsewhere);
export const ShopSilent = storyOf(checkoutModal.shopSilent);
export const Unreachable = storyOf(checkoutModal.unreachable);
export const OfflineAtOrder = storyOf(checkoutModal.offlineAtOrder);
export const OfflineAtMethods = storyOf(checkoutModal.offlineAtMethods);
export const OfflineAtOnce = storyOf(checkoutModal.offlineAtOnce);
export const NoMethod = storyOf(checkoutModal.noMethod);
export const EmptyOrder = storyOf(checkoutModal.emptyOrder);
export const OrderNotPayable = storyOf(checkoutModal.orderNotPayable);
export const SoldOut = storyOf(checkoutModal.soldOut);
export const TooMany = storyOf(checkoutModal.tooMany);
