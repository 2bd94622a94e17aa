/** Of a hashtag of the Humanitarian Exchange Language in the schema: `hxl/loc/code` is `#loc+code`. */
export const HXL_TAG = 'hxl/';
/** Of attributes that are added to the hashtag of the object around: `hxl-attribute/code` is `+code`. */
export const HXL_ATTRIBUTE = 'hxl-attribute/';
